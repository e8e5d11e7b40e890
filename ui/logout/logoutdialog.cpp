// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutdialog.h"

#include "models/audit/auditentry.h"
#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/chip.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShowEvent>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kWidth = 160 * kGrid;
constexpr int kMargin = 22;
constexpr int kBadgeWidth = 50 * kGrid;
constexpr int kReasonLength = 500; ///< characters: a sentence or two, and the number of a ticket

/// A hairline, in either scheme.
class Rule final : public QFrame
{
public:
    explicit Rule(QWidget *parent)
        : QFrame(parent)
    {
        setFrameShape(HLine);
        setFrameShadow(Plain);
        setFixedHeight(1);
        setForegroundRole(QPalette::Mid);
    }
};

/// Where Return goes on to the next field: it must not be a no, and lose what was written, nor a yes by mistake.
class ReasonField final : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            focusNextChild();
        else
            QLineEdit::keyPressEvent(event);
    }
};

/// Who it is recorded as: the same as long as the program runs.
QString recordedAs()
{
    static const audit::Operator present = audit::Operator::present();
    constexpr qsizetype kLongest = 40; // characters: one word, beside two buttons
    const QString name = QStringLiteral("%1@%2").arg(present.user, present.host);
    return name.size() > kLongest ? name.first(kLongest - 1) + QChar(0x2026) : name;
}

QWidget *countCard(qint64 count, const QString &what, QWidget *parent)
{
    auto *card = new Card(Card::Ground::Raised, parent);
    auto *number = new ToneLabel(text::numberText(count), Tone::Text, card);
    number->setFontScale(1.35, QFont::Bold);
    number->setFont(tabularFont(number->font()));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(11, 2 * kGrid, 11, 2 * kGrid);
    layout->setSpacing(0);
    layout->addWidget(number);
    layout->addWidget(new ToneLabel(what, Tone::Muted, card));
    card->setAccessibleName(QStringLiteral("%1 %2").arg(text::numberText(count), what));
    return card;
}

} // namespace

LogoutDialog::LogoutDialog(LogoutQuestion question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_asked(m_question.sessions())
{
    setWindowTitle(tr("Log out"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, 5 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(titleRow());
    auto *changeNote = new Card(Card::Ground::Warning, this);
    m_changeNote = changeNote;
    m_changeText = new ToneLabel(QString(), Tone::Text, changeNote);
    m_changeText->setWordWrap(true);
    auto *inner = new QVBoxLayout(changeNote);
    inner->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inner->addWidget(m_changeText);
    m_doubt = new ToneLabel(QString(), Tone::Danger, this);
    m_doubt->setWordWrap(true);
    m_stays = new ToneLabel(QString(), Tone::Text, this);
    m_stays->setWordWrap(true);
    m_unread = new ToneLabel(QString(), Tone::Warning, this);
    m_unread->setWordWrap(true);
    layout->addWidget(changeNote);
    layout->addWidget(m_doubt);
    layout->addWidget(m_stays);
    layout->addWidget(m_unread);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_follows = new ToneLabel(QString(), Tone::Muted, this);
    m_follows->setWordWrap(true);
    layout->addWidget(m_follows);
    layout->addWidget(answerRows());
    m_missing = new ToneLabel(QString(), Tone::Warning, this);
    m_missing->setWordWrap(true);
    m_missing->setMinimumHeight(m_missing->fontMetrics().height());
    layout->addWidget(m_missing);
    layout->addWidget(new Rule(this));
    layout->addWidget(buttonRow());
    fill();
}

void LogoutDialog::setQuestion(LogoutQuestion question, const QString &changes)
{
    if (question.saysTheSameAs(m_question) && changes == m_changes) {
        m_question = std::move(question);
        return;
    }
    m_question = std::move(question);
    m_changes = changes;
    fill();
    if (!isVisible())
        return;
    // Only downwards: where the buttons were, nothing else is to be pressed then.
    const QSize before = size();
    fit();
    resize(size().expandedTo(before));
}

void LogoutDialog::fill()
{
    const auto say = [](ToneLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    m_title->setText(m_question.title());
    m_changeText->setText(m_changes);
    m_changeNote->setVisible(!m_changes.isEmpty());
    say(m_stays, m_question.whatStays());
    say(m_doubt, m_question.whoMayBeSeveral());
    say(m_unread, m_question.whatIsUnread());
    delete m_scroll->takeWidget();
    QWidget *list = told();
    m_scroll->setWidget(list);
    list->setAutoFillBackground(false);
    if (m_typeThis) {
        m_typeThis->setText(tr("Type %1 to confirm").arg(QString::number(m_question.sessions())));
        m_typed->setAccessibleName(m_typeThis->text());
    }
    m_follows->setText(m_question.whatFollows());
    m_follows->setVisible(!m_follows->text().isEmpty());
    m_logOut->setText(m_question.actionText());
    updateAction();
}

QWidget *LogoutDialog::told()
{
    auto *told = new QWidget(this);
    auto *list = new QVBoxLayout(told);
    list->setContentsMargins({});
    list->setSpacing(3 * kGrid);
    if (m_question.sessions() > 1)
        list->addWidget(countCards());
    if (const QString whose = m_question.whose(); m_question.sessions() > 1 && !whose.isEmpty()) {
        auto *names = new ToneLabel(whose, Tone::Muted, this);
        names->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        names->setAccessibleName(tr("Whose sessions"));
        list->addWidget(names);
    }
    if (!m_question.caveats.isEmpty())
        list->addWidget(caveatNote());
    if (!m_question.sampleCommands.isEmpty())
        list->addWidget(sampleBlock());
    list->addStretch(1);
    return told;
}

void LogoutDialog::fit()
{
    const QSize room = dialogRoom(this);
    const int width = qMin(kWidth, room.width());
    setMinimumWidth(width);
    QWidget *told = m_scroll->widget();
    const int inner = width - 2 * kMargin;
    const int wanted = told->hasHeightForWidth() ? told->heightForWidth(inner) : told->sizeHint().height();
    // What the rest of the dialog takes, found with nothing told.
    m_scroll->setFixedHeight(0);
    const int rest =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height();
    m_scroll->setMinimumHeight(0);
    m_scroll->setMaximumHeight(QWIDGETSIZE_MAX);
    resize(QSize(width, rest + wanted).boundedTo(room));
    // Rows that wrap may take a little more than they said.
    layout()->activate();
    if (const int lack = wanted - m_scroll->height(); lack > 0)
        resize(QSize(width, height() + lack).boundedTo(room));
}

void LogoutDialog::showEvent(QShowEvent *event)
{
    // Not sooner: the style has a say in how high fields and buttons are.
    if (!event->spontaneous())
        fit();
    QDialog::showEvent(event);
    // Return must not be a yes by mistake: it lands on Cancel, or in what has to be filled in.
    if (m_question.needsReason())
        m_reason->setFocus();
    else if (m_typed)
        m_typed->setFocus();
    else
        m_cancel->setFocus();
}

QWidget *LogoutDialog::titleRow()
{
    auto *row = new QWidget(this);
    m_title = new ToneLabel(m_question.title(), Tone::Text, row);
    m_title->setFontScale(1.2, QFont::Bold);
    m_title->setWordWrap(true);
    auto *badge =
        new Chip(m_question.production ? tr("production · %1").arg(m_question.serverTitle) : m_question.serverTitle,
                 m_question.production ? Tone::Danger : Tone::Muted, row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(3 * kGrid);
    layout->addWidget(m_title, 1);
    layout->addWidget(badge, 0, Qt::AlignTop);
    // A name without a space is broken where the line ends; the server's is still to be read.
    badge->setMinimumWidth(qMin(badge->sizeHint().width(), kBadgeWidth));
    const int room = kWidth - 2 * kMargin - 3 * kGrid - badge->minimumWidth();
    if (m_title->minimumSizeHint().width() > room)
        m_title->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    return row;
}

QWidget *LogoutDialog::countCards()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    const auto formats = m_question.formats.size();
    layout->addWidget(countCard(m_question.sessions(),
                                tr("session(s)", "below their number", text::pluralCount(m_question.sessions())), row),
                      1);
    layout->addWidget(
        countCard(m_question.users, tr("user(s)", "below their number", text::pluralCount(m_question.users)), row), 1);
    if (m_question.names > m_question.users)
        layout->addWidget(
            countCard(m_question.names, tr("name(s)", "below their number", text::pluralCount(m_question.names)), row),
            1);
    if (m_question.anonymous > 0)
        layout->addWidget(countCard(m_question.anonymous,
                                    tr("anonymous", "below their number", text::pluralCount(m_question.anonymous)),
                                    row),
                          1);
    if (m_question.unknown > 0)
        layout->addWidget(countCard(m_question.unknown,
                                    tr("unknown user", "below their number", text::pluralCount(m_question.unknown)),
                                    row),
                          1);
    layout->addWidget(countCard(formats, tr("format(s)", "below their number", text::pluralCount(formats)), row), 1);
    if (m_question.nodes > 1)
        layout->addWidget(
            countCard(m_question.nodes, tr("node(s)", "below their number", text::pluralCount(m_question.nodes)), row),
            1);
    return row;
}

QWidget *LogoutDialog::caveatNote()
{
    auto *note = new Card(Card::Ground::Warning, this);
    auto *layout = new QVBoxLayout(note);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    for (const LogoutQuestion::Caveats &caveats : m_question.caveats) {
        // The one place with markup; what goes into it is escaped first.
        auto *text =
            new QLabel(tr("<b>%1</b>: %2")
                           .arg(caveats.format.toHtmlEscaped(), caveats.texts.join(QLatin1Char(' ')).toHtmlEscaped()),
                       note);
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        layout->addWidget(text);
    }
    return note;
}

QWidget *LogoutDialog::sampleBlock()
{
    auto *block = new QWidget(this);
    auto *layout = new QVBoxLayout(block);
    layout->setContentsMargins({});
    layout->setSpacing(kGrid);
    auto *title = new ToneLabel(m_question.sampleTitle, Tone::Muted, block);
    title->setOverflow(ToneLabel::Overflow::Elide);
    auto *code = new Card(Card::Ground::Bordered, block);
    auto *lines = new QVBoxLayout(code);
    lines->setContentsMargins(10, 2 * kGrid, 10, 2 * kGrid);
    for (const QString &command : m_question.sampleCommands) {
        auto *line = new ToneLabel(command, Tone::Text, code);
        line->setFont(monospaceFont(line->font()));
        line->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        line->setAccessibleName(tr("Command"));
        lines->addWidget(line);
    }
    layout->addWidget(title);
    layout->addWidget(code);
    return block;
}

QWidget *LogoutDialog::answerRows()
{
    auto *answers = new QWidget(this);
    auto *rows = new QGridLayout(answers);
    rows->setContentsMargins({});
    rows->setHorizontalSpacing(10);
    rows->setVerticalSpacing(2 * kGrid);
    rows->setColumnStretch(2, 1);
    auto *label = new ToneLabel(tr("&Reason"), Tone::Muted, answers);
    m_reason = new ReasonField(answers);
    m_reason->setMaxLength(kReasonLength);
    m_reason->setPlaceholderText(m_question.needsReason() ? tr("Needed: this is a production server")
                                                          : tr("Optional, for the audit log"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setAccessibleDescription(m_reason->placeholderText());
    label->setBuddy(m_reason);
    rows->addWidget(label, 0, 0);
    rows->addWidget(m_reason, 0, 1, 1, 2);
    connect(m_reason, &QLineEdit::textChanged, this, &LogoutDialog::updateAction);
    if (m_question.needsTyping())
        addNumberRow(rows, answers);
    return answers;
}

void LogoutDialog::addNumberRow(QGridLayout *rows, QWidget *parent)
{
    m_typeThis = new ToneLabel(QString(), Tone::Muted, parent);
    m_typed = new QLineEdit(parent);
    m_typed->setFixedWidth(22 * kGrid);
    m_typed->setMaxLength(24);
    m_typeThis->setBuddy(m_typed);
    auto *hint = new ToneLabel(m_question.production ? tr("This is a production server.")
                                                     : tr("These are many sessions at once."),
                               Tone::Muted, parent);
    hint->setWordWrap(true);
    rows->addWidget(m_typeThis, 1, 0);
    rows->addWidget(m_typed, 1, 1);
    rows->addWidget(hint, 1, 2);
    connect(m_typed, &QLineEdit::textChanged, this, &LogoutDialog::updateAction);
}

QString LogoutDialog::reason() const
{
    return m_reason->text().simplified();
}

QWidget *LogoutDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *recorded = new ToneLabel(tr("Recorded in the audit log as %1").arg(recordedAs()), Tone::Muted, row);
    recorded->setWordWrap(true);
    m_cancel = new QPushButton(tr("Cancel"), row);
    m_cancel->setDefault(true);
    m_logOut = new QPushButton(row);
    m_logOut->setAutoDefault(false);
    setButtonRole(m_logOut, ButtonRole::Destructive);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addWidget(recorded, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_logOut);
    connect(m_cancel, &QPushButton::clicked, this, &LogoutDialog::reject);
    connect(m_logOut, &QPushButton::clicked, this, &LogoutDialog::accept);
    return row;
}

// "1204", and also "1,204" as the title writes it. Sessions may end while somebody types: then the number that was
// read is as good as the one that stands there now.
bool LogoutDialog::isNumberTyped() const
{
    const QString typed = m_typed->text().trimmed();
    QString digits = typed;
    digits.removeIf([](QChar character) { return !character.isDigit(); });
    const qint64 number = digits.toLongLong();
    return (typed == QString::number(number) || typed == text::numberText(number)) && number >= m_question.sessions() &&
           number <= m_asked;
}

void LogoutDialog::updateAction()
{
    const bool hasReason = !m_question.needsReason() || !reason().isEmpty();
    const bool hasNumber = !m_typed || isNumberTyped();
    QString missing;
    if (!hasReason)
        missing = tr("A reason is needed before anything is ended on a production server.");
    else if (!hasNumber)
        missing = tr("Type the number of sessions to confirm.");
    if (m_question.sessions() == 0)
        missing.clear();
    const bool confirmed = m_question.sessions() > 0 && hasReason && hasNumber;
    if (m_typed) {
        // Once the number stands there, Return means it.
        m_cancel->setDefault(!confirmed);
        m_logOut->setDefault(confirmed);
    }
    // Its place stays when nothing is missing any more: what is below must not move while somebody types.
    m_missing->setText(missing);
    m_missing->setVisible(m_question.needsReason() || m_typed);
    m_logOut->setEnabled(confirmed);
    m_logOut->setToolTip(missing);
    m_logOut->setAccessibleDescription(missing);
}

} // namespace ui

#include "moc_logoutdialog.cpp"
