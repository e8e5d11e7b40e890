// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/formateditor.h"

#include "models/formats/format.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/starofid.h"
#include "models/monitor/formatdesk.h"
#include "models/text/printabletext.h"
#include "ui/controls/card.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valueview.h"
#include "ui/formats/draftform.h"
#include "ui/formats/previewmodel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace ui
{

using formats::FormatDraft;
using monitor::FormatDesk;

namespace
{

constexpr QSize kEditorSize(240 * kGrid, 180 * kGrid);
constexpr int kLeastRows = 4;
constexpr int kFormHeight = 60 * kGrid; ///< at least; the rest is scrolled to
// Between two keys of one who types.
constexpr std::chrono::milliseconds kPause{300};

/// Of a kind of keys that differ in more than their ids, the tenant of the sample is none of the pattern. Empty: the
/// sample tells as much.
QString patternOfKind(const QByteArray &glob, const QByteArray &key)
{
    const qsizetype star = formats::starOfId(glob);
    if (glob.count('*') < 2 || star < 0 || glob.contains('{'))
        return {};
    const QByteArray pattern = glob.first(star) + "{id}" + glob.sliced(star + 1);
    const auto compiled = formats::KeyPattern::fromTemplate(pattern);
    return compiled && compiled->match(key) ? QString::fromUtf8(pattern) : QString();
}

/// Of the keys that a draft is about; empty where its pattern is none.
QByteArray globOf(const FormatDraft &draft)
{
    if (draft.field.isEmpty()) {
        const auto pattern = formats::KeyPattern::fromTemplate(draft.pattern.toUtf8());
        return pattern ? pattern->glob() : QByteArray();
    }
    const auto description = draft.description();
    return description ? formats::Format(*description).scanPatterns().value(0) : QByteArray();
}

} // namespace

FormatEditor::FormatEditor(FormatDesk &desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_previewModel(new PreviewModel(this))
{
    setWindowTitle(tr("Describe a Format"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 4 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(sampleRow());
    m_form = new DraftForm(this); // Tab goes as the eye does: after the sample
    auto *middle = new QHBoxLayout;
    middle->setSpacing(5 * kGrid);
    // On a low screen fields are scrolled to, and not pressed together.
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumHeight(kFormHeight);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    middle->addWidget(scroll, 1);
    middle->addWidget(payloadPart(), 1);
    layout->addLayout(middle, 3);
    layout->addWidget(previewPart(), 2);
    layout->addWidget(buttonRow());
    resize(kEditorSize.boundedTo(dialogRoom(this)));

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &FormatEditor::startPreview);
    connect(m_form, &DraftForm::edited, this, [this] {
        m_isTouched = true;
        m_savesWhenSeen = false;
        noteEdit();
    });
    connect(&desk, &FormatDesk::sampleRead, this, &FormatEditor::takeSample);
    connect(&desk, &FormatDesk::formatPreviewed, this, &FormatEditor::takePreview);
    m_key->setFocus();
}

FormatEditor::~FormatEditor()
{
    m_desk.cancelPreview();
}

QWidget *FormatEditor::sampleRow()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(kGrid);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    m_key = new QLineEdit(part);
    m_key->setPlaceholderText(tr("Paste the name of a session’s key"));
    m_key->setAccessibleName(tr("Sample key"));
    m_key->setFont(monospaceFont(font()));
    m_read = new QPushButton(tr("&Read"), part);
    m_read->setAutoDefault(false);
    auto *label = new ToneLabel(tr("Sample &key"), Tone::Muted, part);
    label->setBuddy(m_key);
    row->addWidget(label);
    row->addWidget(m_key, 1);
    row->addWidget(m_read);
    m_sampleNote = new ToneLabel(Tone::Muted, part);
    m_sampleNote->setWordWrap(true);
    m_sampleNote->setText(readingNote());
    column->addLayout(row);
    column->addWidget(m_sampleNote);
    connect(m_key, &QLineEdit::returnPressed, this, &FormatEditor::readTyped);
    // What was said is about another key.
    connect(m_key, &QLineEdit::textEdited, this, [this] {
        m_sampleNote->setTone(Tone::Muted);
        m_sampleNote->setText(readingNote());
    });
    connect(m_read, &QPushButton::clicked, this, &FormatEditor::readTyped);
    return part;
}

QString FormatEditor::readingNote() const
{
    return m_desk.profile().readOnly ? tr("This connection is read-only. Describing a format only reads.")
                                     : tr("Describing a format only reads; nothing on the server is changed.");
}

QWidget *FormatEditor::payloadPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(2 * kGrid);
    auto *frame = new Card(Card::Ground::Field, part);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    m_payload = new ValueView(frame);
    inner->addWidget(m_payload);
    m_useAs = new QPushButton(tr("&Use Selected Value As"), part);
    m_useAs->setAutoDefault(false);
    auto *menu = new QMenu(m_useAs);
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i) {
        const auto attribute = static_cast<FormatDraft::Attribute>(i);
        menu->addAction(DraftForm::attributeTitle(attribute), this, [this, attribute] { useSelected(attribute); });
    }
    m_useAs->setMenu(menu);
    m_useAs->setEnabled(false);
    column->addWidget(frame, 1);
    column->addWidget(m_useAs, 0, Qt::AlignLeft);
    connect(m_payload->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_useAs->setEnabled(current.isValid()); });
    return part;
}

QWidget *FormatEditor::previewPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(kGrid);
    m_summary = new ToneLabel(tr("What would be listed appears here."), Tone::Muted, part);
    m_summary->setWordWrap(true);
    auto *frame = new Card(Card::Ground::Field, part);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    m_preview = new QTableView(frame);
    inner->addWidget(m_preview);
    m_preview->setFrameShape(QFrame::NoFrame);
    // What is left by the form: some rows are enough to see whether it fits.
    m_preview->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_preview->setMinimumHeight(kLeastRows * kRowHeight);
    m_preview->setModel(m_previewModel);
    m_preview->setSelectionBehavior(QTableView::SelectRows);
    m_preview->setShowGrid(false);
    m_preview->setAlternatingRowColors(true);
    m_preview->setTabKeyNavigation(false);
    m_preview->setWordWrap(false);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->verticalHeader()->hide();
    m_preview->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_preview->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = m_preview->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(PreviewModel::User, QHeaderView::Stretch);
    m_preview->setColumnWidth(PreviewModel::Created, 42 * kGrid);
    column->addWidget(m_summary);
    column->addWidget(frame, 1);
    return part;
}

QWidget *FormatEditor::buttonRow()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins({});
    row->setSpacing(2 * kGrid);
    m_problem = new ToneLabel(Tone::Danger, part);
    m_problem->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), part);
    cancel->setAutoDefault(false);
    m_save = new QPushButton(tr("&Save"), part);
    m_save->setAutoDefault(false);
    setButtonRole(m_save, ButtonRole::Primary);
    row->addWidget(m_problem, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &FormatEditor::reject);
    connect(m_save, &QPushButton::clicked, this, &FormatEditor::save);
    return part;
}

const FormatDraft &FormatEditor::draft() const
{
    return m_form->draft();
}

void FormatEditor::startFrom(const QByteArray &key, bool isGlob)
{
    m_form->focusName();
    ask(key, isGlob);
}

void FormatEditor::startFrom(const FormatDraft &draft, const QString &file)
{
    setWindowTitle(tr("Change a Format"));
    m_file = file;
    m_form->setDraft(draft);
    m_keepsDraft = true;
    m_form->showMistakes(false);
    m_form->focusName();
    if (const QByteArray glob = globOf(draft); !glob.isEmpty())
        ask(glob, true);
    m_pause.start();
}

void FormatEditor::readTyped()
{
    const QByteArray key = m_key->text().trimmed().toUtf8();
    if (!key.isEmpty())
        ask(key, false);
}

void FormatEditor::ask(const QByteArray &key, bool isGlob)
{
    m_sampleNote->setTone(Tone::Muted);
    m_sampleNote->setText(tr("Reading…"));
    m_glob = isGlob ? key : QByteArray();
    m_sampleRequest = m_desk.readSample(key, isGlob);
}

void FormatEditor::takeSample(const messages::SampleReading &reading)
{
    if (reading.request != m_sampleRequest)
        return;
    if (!reading.problem.isEmpty()) {
        m_sampleNote->setTone(Tone::Danger);
        m_sampleNote->setText(reading.problem.sentences());
        return;
    }
    m_sample = reading.sample;
    formats::DraftProposal proposal = *reading.proposal;
    QString beginning = text::printableText(formats::keyBeginning(proposal.draft.pattern, m_sample->key));
    // Of a hash of sessions one is the sample, and not the hash.
    if (const QString field = m_form->draft().field; m_keepsDraft && !field.isEmpty()) {
        if (auto one = formats::sampleField(*m_sample, field)) {
            beginning = text::printableText(m_sample->key) + QLatin1Char(' ');
            proposal = formats::proposeDraft(*one);
            proposal.sessionId = one->key;
            m_sample = std::make_shared<const formats::SampleRecord>(std::move(*one));
        }
    }
    if (!m_keepsDraft) {
        FormatDraft draft = proposal.draft;
        draft.title = m_form->draft().title;
        if (const QString pattern = patternOfKind(m_glob, m_sample->key); !pattern.isEmpty())
            draft.pattern = pattern;
        m_form->setDraft(draft);
    }
    m_keepsDraft = !m_file.isEmpty();
    m_form->setChains(proposal.chains);
    m_form->setPaths(formats::offeredPaths(proposal.value, proposal.sessionId));
    m_value = proposal.value;
    m_payload->values().setSessionId(proposal.sessionId);
    m_payload->showValue(m_value);
    // So that it is seen where the keys go once the tree has the focus.
    if (!m_payload->currentIndex().isValid() && m_payload->model()->rowCount() > 0)
        m_payload->setCurrentIndex(m_payload->model()->index(0, 0));
    QString note = tr("Sample: %1.").arg(beginning + text::maskedSessionId(proposal.sessionId));
    if (!reading.hasTtl)
        note += QLatin1Char(' ') + tr("It has no TTL: sessions usually have one.");
    if (proposal.encrypted)
        note += QLatin1Char(' ') + tr("Its payload is encrypted: only the application can read who it is.");
    else if (m_sample->type == formats::RecordType::String && proposal.chains.empty())
        note += QLatin1Char(' ') + tr("No decoder fits its payload: only key, TTL and size will be known.");
    m_sampleNote->setText(note);
    noteEdit();
}

/// The answer to the draft of before is not wanted any more.
void FormatEditor::noteEdit()
{
    m_replaces = false;
    m_problem->clear();
    m_save->setText(tr("&Save"));
    m_previewRequest = 0;
    m_desk.cancelPreview();
    if (m_form->showMistakes(false)) {
        m_summary->setText(tr("Looking…"));
        m_pause.start();
    } else {
        m_pause.stop();
        m_savesWhenSeen = false;
        m_previewModel->clear();
        m_summary->setTone(Tone::Muted);
        m_summary->setText(tr("What would be listed appears here when the mistakes above are corrected."));
    }
}

void FormatEditor::startPreview()
{
    const auto description = m_form->draft().description();
    if (description)
        m_previewRequest = m_desk.previewFormat(*description, m_sample);
    else
        m_summary->setText(description.error());
    m_savesWhenSeen = m_savesWhenSeen && description;
}

void FormatEditor::takePreview(const messages::FormatPreviewResult &result)
{
    if (result.request != m_previewRequest)
        return;
    m_previewRequest = 0;
    if (result.sample) {
        m_value = *result.sample;
        m_payload->updateValue(m_value);
    }
    m_previewModel->setResult(result, m_form->codecText());
    const bool failed = !result.problem.isEmpty();
    m_summary->setTone(failed || m_previewModel->isAllRefused() ? Tone::Danger : Tone::Muted);
    m_summary->setText(failed ? result.problem.sentences() : m_previewModel->summary());
    m_form->showMistakes(false);
    m_form->showUnsaid(result.said, m_previewModel->taken());
    if (std::exchange(m_savesWhenSeen, false))
        finishSaving();
}

void FormatEditor::useSelected(FormatDraft::Attribute attribute)
{
    std::vector<int> rows;
    for (QModelIndex at = m_payload->currentIndex(); at.isValid(); at = at.parent())
        rows.insert(rows.begin(), at.row());
    const QString path = m_value.isContainer() ? formats::memberPath(m_value, rows) : QStringLiteral("$");
    if (!path.isEmpty())
        m_form->setPath(attribute, path);
}

void FormatEditor::save()
{
    if (!m_form->showMistakes(true))
        return;
    // What is saved is what was seen, also of one who types faster than the preview follows.
    if (m_pause.isActive()) {
        m_pause.stop();
        startPreview();
    }
    m_savesWhenSeen = m_previewRequest != 0;
    if (!m_savesWhenSeen)
        finishSaving();
}

void FormatEditor::finishSaving()
{
    if (m_previewModel->isAllRefused() && !m_replaces)
        askToSaveAll();
    else
        Q_EMIT saveRequested();
}

void FormatEditor::askToSaveAll()
{
    const int keys = m_previewModel->rowCount();
    auto *box = new QMessageBox(QMessageBox::NoIcon, windowTitle(),
                                tr("None of the %Ln key(s) could be read like this. Save anyway?", nullptr, keys),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Save Anyway"), QMessageBox::AcceptRole);
    connect(yes, &QPushButton::clicked, this, &FormatEditor::saveRequested);
    box->open();
}

void FormatEditor::reject()
{
    if (!m_isTouched)
        return QDialog::reject();
    auto *box = new QMessageBox(QMessageBox::NoIcon, windowTitle(), tr("Throw away what you have changed here?"),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Throw Away"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

void FormatEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn)
        return QDialog::keyPressEvent(event);
    if (focusWidget() && m_form->isAncestorOf(focusWidget()))
        save();
}

void FormatEditor::setTakenTitles(const QStringList &titles)
{
    m_form->setTakenTitles(titles);
}

void FormatEditor::showProblem(const QString &sentence, bool canReplace)
{
    m_replaces = canReplace;
    m_problem->setText(sentence);
    m_save->setText(canReplace ? tr("&Replace") : tr("&Save"));
}

} // namespace ui

#include "moc_formateditor.cpp"
