// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staledialog.h"

#include "models/text/numbertext.h"
#include "ui/cleanup/staleactions.h"
#include "ui/cleanup/stalelist.h"
#include "ui/cleanup/staletable.h"
#include "ui/cleanup/stalewords.h"
#include "ui/controls/card.h"
#include "ui/controls/chip.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>

#include <utility>

namespace ui
{

namespace
{

constexpr QSize kStaleSize(250 * kGrid, 168 * kGrid);
constexpr int kStaleTypingMs = 150; ///< as one types, but not for each letter
enum ScopeChoice { WholeServer, OneUser };

} // namespace

StaleDialog::StaleDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new StaleIndexModel(this))
    , m_typing(new QTimer(this))
{
    setWindowTitle(tr("Stale Index Entries"));
    setModal(false);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 4 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(titleRow());
    layout->addWidget(scopeRow());
    layout->addWidget(stateRow());
    m_noteCard = new Card(Card::Ground::Warning, this);
    m_note = new ToneLabel(Tone::Text, m_noteCard);
    m_note->setWordWrap(true);
    auto *inner = new QVBoxLayout(m_noteCard);
    inner->setContentsMargins(4 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    inner->addWidget(m_note);
    m_noteCard->hide();
    layout->addWidget(m_noteCard);
    m_list = new StaleList(*m_model, this);
    connect(m_list, &StaleList::selectionChanged, this, &StaleDialog::updateButtons);
    layout->addWidget(m_list, 1);
    m_actions = new StaleActions(this);
    layout->addWidget(m_actions);
    connect(m_actions, &StaleActions::copyRequested, &m_list->table(), &StaleTable::copy);
    connect(m_actions, &StaleActions::reportRequested, this, &StaleDialog::reportRequested);
    connect(m_actions, &StaleActions::cleanSelectedRequested, this, &StaleDialog::cleanUpSelected);
    connect(m_actions, &StaleActions::cleanShownRequested, this, &StaleDialog::cleanUpShown);
    connect(m_actions, &StaleActions::closeRequested, this, &StaleDialog::reject);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kStaleTypingMs);
    connect(m_typing, &QTimer::timeout, this, &StaleDialog::filter);
    addKeys();
    resize(kStaleSize.boundedTo(dialogRoom(this)));
    showRows();
    showState();
    m_filter->setFocus();
}

QWidget *StaleDialog::titleRow()
{
    auto *row = new QWidget(this);
    auto *title = new ToneLabel(tr("Stale index entries"), Tone::Text, row);
    title->setFontScale(1.2, QFont::Bold);
    auto *what =
        new ToneLabel(tr("Entries in the frameworks’ own lists whose session no longer exists. They log nobody "
                         "in; they make lists of active sessions wrong, and grow without end."),
                      Tone::Muted, row);
    what->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(kGrid);
    words->addWidget(title);
    words->addWidget(what);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(3 * kGrid);
    layout->addLayout(words, 1);
    m_server = new Chip(row);
    layout->addWidget(m_server, 0, Qt::AlignTop);
    return row;
}

QWidget *StaleDialog::scopeRow()
{
    auto *row = new QWidget(this);
    m_scopeLayout = new QHBoxLayout(row);
    m_scopeLayout->setContentsMargins({});
    m_scopeLayout->setSpacing(2 * kGrid);
    m_filter = new QLineEdit(row);
    m_filter->setPlaceholderText(tr("Filter: framework, user, kind or key"));
    m_filter->setAccessibleName(tr("Filter what was found"));
    m_filter->setToolTip(tr("Filter what was found (Ctrl+F)"));
    m_filter->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_main = new QPushButton(row);
    m_main->setAutoDefault(false);
    m_scopeLayout->addWidget(m_filter, 1);
    m_scopeLayout->addWidget(m_main);
    connect(m_filter, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_main, &QPushButton::clicked, this, &StaleDialog::pressMain);
    return row;
}

QWidget *StaleDialog::stateRow()
{
    auto *row = new QWidget(this);
    m_state = new ToneLabel(Tone::Text, row);
    m_state->setFont(tabularFont(m_state->font()));
    m_state->setFontScale(1.0, QFont::DemiBold);
    m_state->setWordWrap(true);
    m_state->setAccessibleName(tr("State"));
    m_bar = new QProgressBar(row);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress"));
    // What is below does not move when it comes and goes.
    QSizePolicy policy = m_bar->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(policy);
    m_remarks = new ToneLabel(Tone::Muted, row);
    m_remarks->setWordWrap(true);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(kGrid);
    layout->addWidget(m_state);
    layout->addWidget(m_remarks);
    layout->addWidget(m_bar);
    return row;
}

void StaleDialog::addKeys()
{
    const auto on = [this](const QKeySequence &key, auto &&run) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, run);
    };
    on(QKeySequence(QKeySequence::Find), [this] {
        m_filter->setFocus();
        m_filter->selectAll();
    });
    on(QKeySequence(Qt::Key_F5), [this] {
        if (m_activity == Activity::Idle && m_main->isEnabled())
            pressMain();
    });
}

/// Escape first takes back what was filtered by.
void StaleDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        filter();
        return;
    }
    QDialog::keyPressEvent(event);
}

/// From the field on to what was found.
bool StaleDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            filter();
            if (m_list->table().isVisible())
                m_list->table().setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

// --- what is looked for -------------------------------------------------------------------------------

void StaleDialog::setScope(const QByteArray &user)
{
    if (user.isEmpty()) {
        if (m_scope) {
            const QSignalBlocker quiet(m_scope);
            m_scope->setCurrent(WholeServer);
        }
        return;
    }
    if (!m_scope || user != m_user) {
        delete m_scope;
        m_user = user;
        m_scope =
            new SegmentedSwitch({tr("Whole server"), tr("Only %1").arg(staleUserText(user))}, m_filter->parentWidget());
        m_scope->setAccessibleName(tr("Where to look"));
        m_scopeLayout->insertWidget(0, m_scope);
        QWidget::setTabOrder(m_scope, m_filter);
        connect(m_scope, &SegmentedSwitch::currentChanged, this, [this] { Q_EMIT lookRequested(scope()); });
    }
    const QSignalBlocker quiet(m_scope);
    m_scope->setCurrent(OneUser);
}

QByteArray StaleDialog::scope() const
{
    return m_scope && m_scope->current() == OneUser ? m_user : QByteArray();
}

void StaleDialog::pressMain()
{
    switch (m_activity) {
    case Activity::Idle:
        Q_EMIT lookRequested(scope());
        break;
    case Activity::Looking:
        Q_EMIT stopRequested();
        break;
    case Activity::CleaningUp:
        Q_EMIT cancelRequested();
        break;
    case Activity::Undoing:
        break;
    }
}

void StaleDialog::setServer(const QString &title, bool production)
{
    m_server->setText(production ? tr("production · %1").arg(title) : title);
    m_server->setTone(production ? Tone::Danger : Tone::Muted);
    m_server->setVisible(!title.isEmpty());
}

void StaleDialog::setObstacles(const QString &look, const QString &cleanUp)
{
    m_lookObstacle = look;
    m_cleanUpObstacle = cleanUp;
    updateButtons();
}

void StaleDialog::setHasReport(bool hasReport)
{
    m_actions->setHasReport(hasReport);
}

// --- what it is told ----------------------------------------------------------------------------------

void StaleDialog::setActivity(Activity activity)
{
    m_activity = activity;
    m_bar->setVisible(activity != Activity::Idle);
    if (m_scope)
        m_scope->setEnabled(activity != Activity::CleaningUp && activity != Activity::Undoing);
    updateButtons();
}

void StaleDialog::showLooking()
{
    m_notes.clear();
    m_nothing.clear();
    m_remarks->clear();
    // What was found before may be otherwise by now.
    m_model->setReport(nullptr, {});
    m_bar->setRange(0, 0);
    setActivity(Activity::Looking);
    m_state->setText(lookingText(0, 0, 0));
    showRows();
}

void StaleDialog::showLookProgress(qint64 keys, qint64 total, qint64 stale)
{
    if (m_activity != Activity::Looking)
        return;
    constexpr int kSteps = 1000;
    m_bar->setRange(0, total > 0 ? kSteps : 0);
    m_bar->setValue(total > 0 ? int(kSteps * qMin(keys, total) / total) : 0);
    m_state->setText(lookingText(keys, total, stale));
}

void StaleDialog::showFound(std::shared_ptr<const messages::StaleReport> report, const QStringList &titles,
                            const QDateTime &when)
{
    m_when = when;
    m_nothing.clear();
    m_notes += foundWarnings(*report);
    m_notes.removeDuplicates();
    m_model->setReport(std::move(report), titles);
    setActivity(Activity::Idle);
    showRows();
    showState();
}

void StaleDialog::showCleaning(int done, int total, bool isUndo, bool isCancelled)
{
    m_isCancelled = isCancelled;
    setActivity(isUndo ? Activity::Undoing : Activity::CleaningUp);
    m_bar->setRange(0, qMax(total, 1));
    m_bar->setValue(done);
    const QString words = isUndo        ? tr("Putting back: %1 of %2")
                          : isCancelled ? tr("Cancelling: %1 of %2 done")
                                        : tr("Removing: %1 of %2");
    m_state->setText(words.arg(countText(done), entriesText(total)));
}

void StaleDialog::showCleaned()
{
    if (m_activity != Activity::CleaningUp && m_activity != Activity::Undoing)
        return;
    setActivity(Activity::Idle);
    showState();
}

void StaleDialog::settle(const std::shared_ptr<const messages::StaleReport> &report,
                         const std::vector<StalePlace> &places, const std::vector<StaleState> &states)
{
    if (!report || report != m_model->report())
        return;
    m_model->settle(places, states);
    m_list->refresh();
    if (m_activity == Activity::Idle)
        showState();
    updateButtons();
}

void StaleDialog::showNothing(const QString &why)
{
    m_nothing = why;
    m_notes.clear();
    m_model->setReport(nullptr, {});
    setActivity(Activity::Idle);
    showRows();
    showState();
}

void StaleDialog::showNote(const QString &sentences)
{
    if (!m_notes.contains(sentences))
        m_notes.append(sentences);
    showNotes();
}

void StaleDialog::showNotes()
{
    m_note->setText(m_notes.join(QLatin1Char('\n')));
    m_noteCard->setVisible(!m_notes.isEmpty());
}

/// What was found, and what has become of it since.
QString StaleDialog::stateText() const
{
    const auto &report = m_model->report();
    if (!report)
        return m_nothing.isEmpty() ? tr("Nobody has looked yet.") : m_nothing;
    QString text = foundText(*report, m_when);
    if (const QString since = m_model->sinceText(); !since.isEmpty())
        text = tr("%1 · since then %2", "312 stale entries …, as of 13:40:02 · since then 300 removed, 12 left")
                   .arg(text, since);
    return text;
}

void StaleDialog::showState()
{
    m_state->setText(stateText());
    const auto &report = m_model->report();
    m_remarks->setText(report ? foundRemarks(*report).join(QLatin1Char(' ')) : QString());
    m_remarks->setVisible(!m_remarks->text().isEmpty());
    showNotes();
}

// --- what is shown of it ------------------------------------------------------------------------------

void StaleDialog::filter()
{
    m_typing->stop();
    const int shown = m_list->shownIndex();
    m_model->setFilter(m_filter->text());
    showRows();
    m_list->goToIndex(shown);
}

void StaleDialog::showRows()
{
    showNotes();
    // By then nothing in it can be reached any more.
    if (m_model->rowCount() == 0 && m_list->isAncestorOf(focusWidget()))
        m_filter->setFocus();
    m_list->showRows(m_activity == Activity::Looking);
    updateButtons();
}

QString StaleDialog::whyNoCleanUp() const
{
    if (!m_cleanUpObstacle.isEmpty())
        return m_cleanUpObstacle;
    switch (m_activity) {
    case Activity::Idle:
        break;
    case Activity::Looking:
        return tr("Once the look is over, or stopped, what was found can be cleaned up.");
    case Activity::CleaningUp:
        return tr("A clean-up is under way.");
    case Activity::Undoing:
        return tr("A clean-up is being undone.");
    }
    return {};
}

void StaleDialog::updateButtons()
{
    if (!m_actions)
        return; // not all of it is made yet
    const std::vector<int> rows = m_list->table().selectedRows();
    StaleActions::State state;
    for (const int row : rows)
        state.selected += m_model->leftAt(row);
    state.shown = m_model->leftShown();
    state.isFiltered = m_model->isFiltered();
    state.areRowsSelected = !rows.empty();
    state.obstacle = whyNoCleanUp();
    state.saysObstacle = !m_cleanUpObstacle.isEmpty(); // the others come and go
    m_actions->setState(state);
    updateMain();
}

/// One button for what can be done about the state: it looks again, or stops what is under way.
void StaleDialog::updateMain()
{
    QString text = tr("&Look Again");
    QString toolTip;
    bool isPossible = true;
    switch (m_activity) {
    case Activity::Idle:
        isPossible = m_lookObstacle.isEmpty();
        toolTip = isPossible ? tr("Look again (F5)") : plainToolTip(m_lookObstacle);
        break;
    case Activity::Looking:
        text = tr("S&top");
        break;
    case Activity::CleaningUp:
    case Activity::Undoing:
        text = tr("Cancel");
        isPossible = m_activity == Activity::CleaningUp && !m_isCancelled;
        break;
    }
    m_main->setText(text);
    m_main->setEnabled(isPossible);
    m_main->setToolTip(toolTip);
}

/// For the audit log.
QString StaleDialog::chosenFrom() const
{
    const QByteArray user = m_model->report()->user;
    return user.isEmpty() ? tr("on the whole server") : tr("of %1").arg(staleUserText(user));
}

void StaleDialog::cleanUpSelected()
{
    const std::vector<int> rows = m_list->table().selectedRows();
    const std::vector<StalePlace> places = m_model->leftPlaces(rows);
    if (!places.empty())
        Q_EMIT cleanUpRequested(places, tr("stale entries in %Ln selected key(s) %1", "… on the whole server",
                                           text::pluralCount(std::ssize(rows)))
                                            .arg(chosenFrom()));
}

void StaleDialog::cleanUpShown()
{
    filter(); // what was typed a moment ago counts
    const std::vector<StalePlace> places = m_model->leftPlacesShown();
    if (places.empty())
        return;
    Q_EMIT cleanUpRequested(places, m_model->isFiltered()
                                        ? tr("stale entries %1 that match “%2”", "… on the whole server that match …")
                                              .arg(chosenFrom(), m_filter->text().trimmed())
                                        : tr("all stale entries %1", "… on the whole server").arg(chosenFrom()));
}

} // namespace ui

#include "moc_staledialog.cpp"
