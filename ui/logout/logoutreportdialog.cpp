// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutreportdialog.h"

#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/chip.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/besidewindow.h"
#include "ui/logout/logoutquestion.h"
#include "ui/logout/logoutreportmodel.h"
#include "ui/logout/logoutsum.h"
#include "ui/logout/logoutwords.h"
#include "ui/logout/reportexport.h"
#include "ui/logout/reporttable.h"
#include "ui/logout/undostrip.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <utility>

namespace ui
{

namespace
{

constexpr QSize kReportSize(212 * kGrid, 172 * kGrid);
constexpr int kNamesInSubtitle = 3;
constexpr int kFactWidth = 23 * kGrid;
enum ListOf { OfLogout, OfUndo };

QPushButton *newReportButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

LogoutReportDialog::LogoutReportDialog(std::shared_ptr<const LogoutAccount> account, QString obstacle, QWidget *parent)
    : QDialog(parent)
    , m_account(std::move(account))
    , m_obstacle(std::move(obstacle))
    , m_model(new LogoutReportModel({}, this))
{
    setWindowTitle(tr("What became of the logout"));
    setModal(false);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 5 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(titleRow());
    layout->addWidget(scrolled(), 1);
    m_resultCard = addNote(m_result, layout, this);
    layout->addWidget(buttonRow());
    fill();
    resize(kReportSize.boundedTo(dialogRoom(this)));
}

QWidget *LogoutReportDialog::titleRow()
{
    auto *row = new QWidget(this);
    m_title = new ToneLabel(Tone::Text, row);
    m_title->setFontScale(1.2, QFont::Bold);
    m_title->setWordWrap(true);
    m_subtitle = new ToneLabel(Tone::Muted, row);
    m_subtitle->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(kGrid);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(3 * kGrid);
    layout->addLayout(words, 1);
    const LogoutAccount::Asked &asked = m_account->asked();
    if (!asked.server.isEmpty())
        layout->addWidget(new Chip(asked.production ? tr("production · %1").arg(asked.server) : asked.server,
                                   asked.production ? Tone::Danger : Tone::Muted, row),
                          0, Qt::AlignTop);
    return row;
}

/// In a low window all but the title and the buttons scrolls.
QWidget *LogoutReportDialog::scrolled()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(3 * kGrid);
    m_sum = new LogoutSum(content);
    layout->addWidget(m_sum);
    layout->addWidget(returnsCard(content));
    m_noteCard = addNote(m_notes, layout, content);
    layout->addWidget(listPart(content), 1);
    m_undo = new UndoStrip(content);
    layout->addWidget(m_undo);
    layout->addWidget(factsPart(content));
    connect(m_undo, &UndoStrip::undoRequested, this, &LogoutReportDialog::undoRequested);
    auto *area = new QScrollArea(this);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(tr("The report"));
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

Card *LogoutReportDialog::addNote(ToneLabel *&text, QVBoxLayout *layout, QWidget *parent)
{
    auto *card = new Card(Card::Ground::Warning, parent);
    text = new ToneLabel(Tone::Text, card);
    text->setWordWrap(true);
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inner->addWidget(text);
    layout->addWidget(card);
    card->hide();
    return card;
}

QWidget *LogoutReportDialog::returnsCard(QWidget *parent)
{
    m_returns = new Card(Card::Ground::Warning, parent);
    m_returnsText = new ToneLabel(Tone::Text, m_returns);
    m_returnsText->setWordWrap(true);
    m_again = newReportButton({}, m_returns);
    m_untilQuiet = newReportButton(tr("End again until &quiet…"), m_returns);
    m_untilQuiet->setToolTip(tr("Whenever one comes back as the same user's it is ended again, until none has for ten "
                                "seconds"));
    for (QPushButton *button : {m_again, m_untilQuiet})
        setButtonRole(button, ButtonRole::Danger);
    auto *layout = new QHBoxLayout(m_returns);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_returnsText, 1);
    layout->addWidget(m_again);
    layout->addWidget(m_untilQuiet);
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT endAgainRequested(false); });
    connect(m_untilQuiet, &QPushButton::clicked, this, [this] { Q_EMIT endAgainRequested(true); });
    return m_returns;
}

QWidget *LogoutReportDialog::listPart(QWidget *parent)
{
    auto *part = new QWidget(parent);
    m_which = new SegmentedSwitch({tr("Logout"), tr("Undo")}, part);
    m_which->setAccessibleName(tr("List of"));
    auto *frame = new Card(Card::Ground::Field, part);
    m_table = new ReportTable(frame);
    m_table->setReport(*m_model);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    inner->addWidget(m_table);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_which, 0, Qt::AlignLeft);
    layout->addWidget(frame, 1);
    connect(m_which, &SegmentedSwitch::currentChanged, this, &LogoutReportDialog::showList);
    return part;
}

QWidget *LogoutReportDialog::factsPart(QWidget *parent)
{
    auto *part = new QWidget(parent);
    m_facts = new QGridLayout(part);
    m_facts->setContentsMargins({});
    m_facts->setHorizontalSpacing(0);
    m_facts->setVerticalSpacing(kGrid);
    m_facts->setColumnMinimumWidth(0, kFactWidth);
    m_facts->setColumnStretch(1, 1);
    return part;
}

QWidget *LogoutReportDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *copy = newReportButton(tr("&Copy as text"), row);
    auto *save = newReportButton(tr("&Export…"), row);
    auto *masked = new ToneLabel(tr("Session ids stay masked."), Tone::Muted, row);
    masked->setOverflow(ToneLabel::Overflow::Elide);
    auto *close = new QPushButton(tr("Close"), row);
    close->setDefault(true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(copy);
    layout->addWidget(save);
    layout->addWidget(masked, 1);
    layout->addWidget(close);
    close->setFocus();
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(save, &QPushButton::clicked, this, &LogoutReportDialog::chooseFile);
    connect(close, &QPushButton::clicked, this, &LogoutReportDialog::accept);
    return row;
}

void LogoutReportDialog::setAccount(std::shared_ptr<const LogoutAccount> account, const QString &obstacle)
{
    const bool wasUndone = m_account->undo() == LogoutAccount::Undo::Over;
    m_account = std::move(account);
    m_obstacle = obstacle;
    fill();
    // What was just asked for is what one wants to see.
    if (!wasUndone && m_which->isVisibleTo(this))
        m_which->setCurrent(OfUndo);
}

void LogoutReportDialog::fill()
{
    m_title->setText(titleText(*m_account));
    m_subtitle->setText(subtitle());
    m_subtitle->setVisible(!m_subtitle->text().isEmpty());
    m_sum->setAccount(*m_account);
    const auto again = static_cast<qint64>(m_account->toEndAgain().size());
    QStringList returns;
    if (const QString back = returnsText(*m_account); !back.isEmpty())
        returns.append(
            tr("%1. %2", "2 sessions came back: alice. Found there again at …").arg(back, returnsHint(*m_account)));
    if (const QString unanswered = unansweredText(*m_account); !unanswered.isEmpty())
        returns.append(unanswered);
    m_returnsText->setText(returns.join(QLatin1Char('\n')));
    m_returns->setVisible(!returns.isEmpty());
    m_again->setText(tr("&End %Ln again…", nullptr, text::pluralCount(again)));
    for (QPushButton *button : {m_again, m_untilQuiet}) {
        button->setVisible(again > 0);
        button->setEnabled(m_obstacle.isEmpty());
        if (!m_obstacle.isEmpty())
            button->setToolTip(m_obstacle);
    }
    m_notes->setText(notes().join(QLatin1Char('\n')));
    m_noteCard->setVisible(!m_notes->text().isEmpty());
    m_which->setVisible(!m_account->undone().outcomes.empty());
    m_undo->setAccount(*m_account, m_obstacle);
    m_undo->setVisible(m_account->undoable() > 0 || !m_account->noUndo().isEmpty());
    fillFacts();
    showList();
}

void LogoutReportDialog::showList()
{
    const bool isUndo = m_which->current() == OfUndo && !m_account->undone().outcomes.empty();
    const auto lines = [account = m_account, isUndo] {
        return isUndo ? ReportLine::ofUndo(*account) : ReportLine::ofLogout(*account);
    };
    const auto show = [this](std::vector<ReportLine> &&all) {
        m_model->setLines(std::move(all));
        m_table->fitColumns();
    };
    const quint64 number = ++m_lists;
    if (m_account->sessions().size() <= kReadAtOnce) {
        show(lines());
    } else {
        QtConcurrent::run([lines] {
            return std::make_shared<std::vector<ReportLine>>(lines());
        }).then(this, [this, show, number](const std::shared_ptr<std::vector<ReportLine>> &all) {
            if (number == m_lists) // else it is of before
                show(std::move(*all));
        });
    }
    m_table->setAccessibleName(isUndo ? tr("What came of the undo, for each session") : tr("Outcome for each session"));
}

/// Each once.
QStringList LogoutReportDialog::notes() const
{
    QStringList list = m_account->remarks();
    if (const messages::Problem problem = m_account->unrecorded(); !problem.isEmpty())
        list.prepend(m_account->commands() == 0
                         ? problem.sentences()
                         : tr("What became of them is not in the audit log: %1").arg(problem.sentences()));
    return list;
}

QString LogoutReportDialog::subtitle() const
{
    QStringList names;
    bool isMore = false;
    for (const LogoutAccount::Session &session : m_account->sessions()) {
        if (session.subject.user.isEmpty())
            continue;
        const QString name = LogoutQuestion::nameOf(session.subject.user, session.subject.otherNames);
        if (names.contains(name))
            continue;
        if (isMore = names.size() == kNamesInSubtitle; isMore)
            break;
        names.append(name);
    }
    if (isMore)
        names.append(QString(QChar(0x2026)));
    QStringList parts;
    if (!names.isEmpty())
        parts.append(names.join(tr(", ")));
    if (m_account->commands() > 0) {
        const QString from = text::clockText(m_account->begun);
        const QString to = text::clockText(m_account->ended);
        parts.append(from == to ? tr("at %1").arg(from) : tr("from %1 to %2").arg(from, to));
    }
    if (const QString quiet = quietText(*m_account); !quiet.isEmpty())
        parts.append(quiet);
    else if (m_account->lookedAfter() > 0)
        parts.append(tr("looked again until %1 later").arg(text::durationText(m_account->lookedAfter() * 1000LL)));
    return parts.join(QStringLiteral(" · "));
}

void LogoutReportDialog::fillFacts()
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QWidget *parent = m_facts->parentWidget();
    int row = 0;
    const auto add = [&](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        auto *words = new ToneLabel(value, Tone::Text, parent);
        words->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        words->setAccessibleName(name);
        m_facts->addWidget(new ToneLabel(name, Tone::Muted, parent), row, 0, Qt::AlignTop);
        m_facts->addWidget(words, row++, 1);
    };
    const LogoutAccount::Asked &asked = m_account->asked();
    add(tr("Reason"), asked.reason);
    add(tr("Asked for"), asked.chosenBy.isEmpty() ? QString()
                         : asked.typed            ? tr("%1, confirmed by typing their number").arg(asked.chosenBy)
                                                  : asked.chosenBy);
    if (asked.action != messages::LogoutOrder::Action::LogOut)
        add(tr("Time left"), LogoutQuestion::spanText(asked.in));
    add(tr("Sent"), m_account->commands() > 0 ? tr("%Ln command(s) that change something, each answered", nullptr,
                                                   text::pluralCount(m_account->commands()))
                                              : tr("nothing that changes anything was sent and answered"));
    add(tr("Recorded"),
        m_account->unrecorded().isEmpty() && m_account->sent() > 0 ? tr("in the audit log") : QString());
}

QString LogoutReportDialog::text() const
{
    QStringList lines{titleText(*m_account), subtitle(),
                      tr("%1 confirmed: %2").arg(text::numberText(m_account->confirmed()), summaryText(*m_account))};
    if (const QString back = returnsText(*m_account); !back.isEmpty())
        lines.append(
            tr("%1. %2", "2 sessions came back: alice. Found there again at …").arg(back, returnsHint(*m_account)));
    lines.append(unansweredText(*m_account));
    lines.append(notes());
    lines.append(m_account->noUndo());
    if (!m_account->undone().outcomes.empty())
        lines.append(tr("Undo: %1").arg(undoSummary(m_account->undone())));
    lines.append(m_account->asked().reason.isEmpty() ? QString() : tr("Reason: %1").arg(m_account->asked().reason));
    lines.removeAll(QString());
    const LogoutReportModel logout(ReportLine::ofLogout(*m_account));
    QString whole = lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n") + logout.text();
    if (!m_account->undone().outcomes.empty())
        whole += QLatin1Char('\n') + LogoutReportModel(ReportLine::ofUndo(*m_account)).text();
    return whole;
}

/// Not getSaveFileName(), which runs an event loop of its own; and what would be replaced is asked here.
void LogoutReportDialog::chooseFile()
{
    m_resultCard->hide();
    auto *chooser = new QFileDialog(this, tr("Export the Report To"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setNameFilters({tr("CSV, a row for each session (*.csv)"), tr("JSON, with the numbers (*.json)")});
    chooser->setDefaultSuffix(QStringLiteral("csv"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString &filter) {
        chooser->setDefaultSuffix(filter.contains(QLatin1String("*.csv")) ? QStringLiteral("csv")
                                                                          : QStringLiteral("json"));
    });
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    chooser->setDirectory(QFileInfo(documents).isDir() ? documents : QDir::homePath());
    chooser->selectFile(QStringLiteral("logout-%1").arg(m_account->begun.toString(QStringLiteral("yyyy-MM-dd-hhmm"))));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (QFileInfo::exists(file))
            askToReplace(file);
        else
            exportTo(file);
    });
    chooser->open();
}

void LogoutReportDialog::askToReplace(const QString &file)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Export the Report"),
                                tr("A file %1 is there already. Replace it?").arg(QDir::toNativeSeparators(file)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *yes = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, file] { exportTo(file); });
    box->open();
}

void LogoutReportDialog::exportTo(const QString &file)
{
    using Result = tl::expected<void, messages::Problem>;
    auto *watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcher<Result>::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        const Result result = watcher->result();
        m_resultCard->setGround(result ? Card::Ground::Good : Card::Ground::Danger);
        m_result->setText(result ? tr("Written to %1").arg(QDir::toNativeSeparators(file))
                                 : result.error().sentences());
        m_resultCard->show();
    });
    watcher->setFuture(
        QtConcurrent::run([account = m_account, file]() -> Result { return ReportExport::of(*account).write(file); }));
}

} // namespace ui

#include "moc_logoutreportdialog.cpp"
