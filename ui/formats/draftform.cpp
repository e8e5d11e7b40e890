// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/draftform.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui
{

using formats::CodecChain;
using formats::FormatDraft;
using formats::RecordType;
using Attribute = FormatDraft::Attribute;
using Place = FormatDraft::Place;

namespace
{

constexpr int kFieldWidth = 64 * kGrid;

class PopupRowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), kRowHeight));
        return size;
    }
};

QComboBox *pathBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    // The rows of a field that can be typed into are a plain list's, with nothing around their text.
    box->setItemDelegate(new PopupRowDelegate(box));
    box->lineEdit()->setPlaceholderText(DraftForm::tr("not in the payload"));
    box->setMinimumContentsLength(16);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

} // namespace

QString DraftForm::attributeTitle(Attribute attribute)
{
    switch (attribute) {
    case Attribute::User:
        return tr("User");
    case Attribute::Created:
        return tr("Created");
    case Attribute::LastAccess:
        return tr("Last access");
    case Attribute::Expires:
        return tr("Expires");
    case Attribute::Ip:
        return tr("IP address");
    case Attribute::UserAgent:
        return tr("User agent");
    }
    return {};
}

DraftForm::DraftForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_title(new QLineEdit(this))
    , m_titleNote(new ToneLabel(Tone::Danger, this))
    , m_pattern(new QLineEdit(this))
    , m_patternNote(new ToneLabel(Tone::Danger, this))
    , m_codec(new QComboBox(this))
    , m_codecNote(new ToneLabel(Tone::Danger, this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(kGrid);
    m_grid->setColumnStretch(1, 1);
    m_title->setMinimumWidth(kFieldWidth);
    m_pattern->setFont(monospaceFont(font()));
    m_pattern->setPlaceholderText(QStringLiteral("myapp:session:{id}"));
    m_codec->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_codec->setEditable(true);
    m_codec->setInsertPolicy(QComboBox::NoInsert);
    m_codec->setItemDelegate(new PopupRowDelegate(m_codec));
    m_codec->setCompleter(nullptr); // of a chain that begins so nobody has spoken
    m_codec->lineEdit()->setPlaceholderText(tr("base64 → json", "names of codecs"));
    addRow(tr("&Name"), m_title, m_titleNote);
    addRow(tr("Key &pattern"), m_pattern, m_patternNote);
    addRow(tr("&Written as"), m_codec, m_codecNote);
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i) {
        m_paths[i] = pathBox(this);
        m_pathNotes[i] = new ToneLabel(Tone::Danger, this);
        addRow(attributeTitle(static_cast<Attribute>(i)), m_paths[i], m_pathNotes[i]);
        connect(m_paths[i], &QComboBox::editTextChanged, this, &DraftForm::take);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    connect(m_title, &QLineEdit::textChanged, this, &DraftForm::take);
    connect(m_pattern, &QLineEdit::textChanged, this, &DraftForm::take);
    connect(m_codec, &QComboBox::editTextChanged, this, &DraftForm::take);
    setChains({});
}

void DraftForm::addRow(const QString &title, QWidget *field, ToneLabel *note)
{
    const int row = m_grid->rowCount();
    auto *label = new ToneLabel(title, Tone::Muted, this);
    label->setBuddy(field);
    QString name = title;
    field->setAccessibleName(name.remove(QLatin1Char('&')));
    note->setWordWrap(true);
    note->hide();
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(field, row, 1);
    m_grid->addWidget(note, row + 1, 1);
}

void DraftForm::setChains(const std::vector<CodecChain> &chains)
{
    m_filling = true;
    m_unknownCodec.clear();
    m_chains = chains;
    for (const QString &name : formats::codecNames()) {
        const CodecChain single{*formats::codecFromName(name)};
        if (std::find(m_chains.begin(), m_chains.end(), single) == m_chains.end())
            m_chains.push_back(single);
    }
    if (!m_draft.codec.empty() && std::find(m_chains.begin(), m_chains.end(), m_draft.codec) == m_chains.end())
        m_chains.insert(m_chains.begin(), m_draft.codec);
    m_codec->clear();
    for (size_t i = 0; i < m_chains.size(); ++i) {
        m_codec->addItem(formats::chainText(m_chains[i]));
        if (i + 1 == chains.size())
            m_codec->insertSeparator(m_codec->count());
    }
    // The separator has a row of its own.
    const bool separated = !chains.empty();
    if (separated)
        m_chains.insert(m_chains.begin() + static_cast<std::ptrdiff_t>(chains.size()), CodecChain());
    const auto chosen = std::find(m_chains.begin(), m_chains.end(), m_draft.codec);
    m_codec->setCurrentIndex(m_draft.codec.empty() ? -1 : static_cast<int>(chosen - m_chains.begin()));
    if (m_draft.codec.empty())
        m_codec->clearEditText();
    m_filling = false;
}

void DraftForm::setPaths(const QStringList &paths)
{
    m_filling = true;
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i) {
        m_paths[i]->clear();
        m_paths[i]->addItems(paths);
        m_paths[i]->setCurrentIndex(-1);
        m_paths[i]->setEditText(m_draft.paths[i]);
    }
    m_filling = false;
}

void DraftForm::setDraft(const FormatDraft &draft)
{
    m_draft = draft;
    m_filling = true;
    m_title->setText(draft.title);
    m_pattern->setText(draft.pattern);
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i)
        m_paths[i]->setEditText(draft.paths[i]);
    m_filling = false;
    const bool string = draft.types.isEmpty() || draft.types.contains(RecordType::String);
    m_codec->setEnabled(string);
    m_codec->setToolTip(string ? QString() : tr("The fields of a hash are read as text or JSON."));
    setChains({});
}

void DraftForm::setPath(Attribute attribute, const QString &path)
{
    m_paths[static_cast<size_t>(attribute)]->setEditText(path);
}

void DraftForm::take()
{
    if (m_filling)
        return;
    m_draft.title = m_title->text().trimmed();
    m_draft.pattern = m_pattern->text().trimmed();
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i)
        m_draft.paths[i] = m_paths[i]->currentText().trimmed();
    m_unknownCodec.clear();
    if (m_codec->isEnabled()) {
        const QString text = m_codec->currentText();
        const std::optional<CodecChain> chain = formats::chainFromText(text);
        if (!chain && !text.trimmed().isEmpty())
            m_unknownCodec = text.trimmed();
        if (text.trimmed().isEmpty())
            m_draft.codec.clear();
        // Of a text there is nothing more to ask.
        if (chain && *chain != m_draft.codec) {
            m_draft.objectsOnly = chain->back() != formats::Codec::Text;
            m_draft.codec = *chain;
        }
    }
    Q_EMIT edited();
}

bool DraftForm::showMistakes(bool saving)
{
    const auto show = [](ToneLabel *note, QWidget *field, const QString &sentence) {
        note->setText(sentence);
        note->setVisible(!sentence.isEmpty());
        field->setAccessibleDescription(sentence);
    };
    show(m_titleNote, m_title, {});
    show(m_patternNote, m_pattern, {});
    show(m_codecNote, m_codec, {});
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i)
        show(m_pathNotes[i], m_paths[i], {});
    QWidget *first = nullptr;
    for (const FormatDraft::Mistake &mistake : m_draft.mistakes()) {
        if (mistake.place == Place::Title && !saving)
            continue;
        QWidget *field = m_title;
        ToneLabel *note = m_titleNote;
        if (mistake.place == Place::Pattern) {
            field = m_pattern;
            note = m_patternNote;
        } else if (mistake.place == Place::Codec) {
            field = m_codec;
            note = m_codecNote;
        } else if (mistake.place == Place::Path) {
            field = m_paths[static_cast<size_t>(mistake.attribute)];
            note = m_pathNotes[static_cast<size_t>(mistake.attribute)];
        }
        show(note, field, mistake.sentence);
        first = first ? first : field;
    }
    if (!m_unknownCodec.isEmpty()) {
        show(
            m_codecNote, m_codec,
            tr("“%1” names no codecs. Write one, or several from the outside inwards, as in base64 → json. There are: %2.")
                .arg(m_unknownCodec, formats::knownCodecs()));
        first = first ? first : m_codec;
    }
    if (m_takenTitles.contains(m_draft.title, Qt::CaseInsensitive)) {
        show(m_titleNote, m_title, tr("There is a format of this name already."));
        first = m_title;
    }
    if (saving && first)
        first->setFocus();
    return first == nullptr;
}

void DraftForm::showUnsaid(const std::array<qint64, FormatDraft::kAttributes> &said, qint64 rows)
{
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i) {
        const auto attribute = static_cast<Attribute>(i);
        if (rows == 0 || said[i] > 0 || m_draft.paths[i].isEmpty())
            continue;
        const bool isTime =
            attribute == Attribute::Created || attribute == Attribute::LastAccess || attribute == Attribute::Expires;
        const QString sentence = isTime ? tr("Leads to no time in any of the keys looked at.")
                                        : tr("Leads to nothing in any of the keys looked at.");
        m_pathNotes[i]->setText(sentence);
        m_pathNotes[i]->show();
        m_paths[i]->setAccessibleDescription(sentence);
    }
}

void DraftForm::focusName()
{
    m_title->setFocus();
}

QString DraftForm::codecText() const
{
    return m_draft.codec.empty() ? tr("text or JSON") : formats::chainText(m_draft.codec);
}

} // namespace ui

#include "moc_draftform.cpp"
