// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/formatsflow.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/formats/userformats.h"
#include "models/monitor/formatdesk.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/formats/formateditor.h"
#include "ui/formats/formatsdialog.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPushButton>

namespace ui
{

using formats::FormatDraft;

FormatsFlow::FormatsFlow(monitor::FormatDesk &desk, ProfileStore &profiles, std::function<QByteArray()> selectedKey,
                         QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_profiles(profiles)
    , m_selectedKey(std::move(selectedKey))
    , m_window(window)
{
}

void FormatsFlow::open()
{
    if (!m_dialog) {
        m_dialog = new FormatsDialog(m_desk, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &FormatsDialog::unlistedChosen, this, &FormatsFlow::setUnlisted);
        connect(m_dialog, &FormatsDialog::describeRequested, this, &FormatsFlow::describe);
        connect(m_dialog, &FormatsDialog::editRequested, this, &FormatsFlow::edit);
        connect(m_dialog, &FormatsDialog::removeRequested, this, &FormatsFlow::askToRemove);
        showOwn();
    }
    m_dialog->setSelectedKey(m_selectedKey());
    m_dialog->setKept(m_profiles.find(m_desk.profile().id).has_value());
    m_dialog->open();
    m_dialog->raise();
}

void FormatsFlow::showOwn()
{
    if (!m_dialog)
        return;
    const formats::UserFormats read = formats::readUserFormats(formats::userFormatsFolder());
    QStringList own;
    for (const formats::FormatDescription &description : read.descriptions)
        own.append(description.id);
    m_dialog->setOwn(own, read.problems);
}

/// For this window at once; kept where there is a profile to keep it in.
void FormatsFlow::setUnlisted(const QStringList &unlisted)
{
    m_desk.setUnlistedFormats(unlisted);
    if (auto profile = m_profiles.find(m_desk.profile().id)) {
        profile->unlistedFormats = unlisted;
        m_profiles.save(*profile);
    }
}

void FormatsFlow::listOffered()
{
    if (const auto inUse = m_desk.inUse())
        setUnlisted(formats::withOfferedListed(m_desk.profile().unlistedFormats, *inUse));
}

void FormatsFlow::forgetUnlisted(const QString &id)
{
    const QStringList &unlisted = m_desk.profile().unlistedFormats;
    if (const QStringList kept = formats::withoutId(unlisted, id); kept != unlisted)
        setUnlisted(kept);
}

/// Of the user's formats: a built-in one may be told from one's own.
QStringList FormatsFlow::titlesBut(const QString &id) const
{
    QStringList titles;
    for (const formats::FormatDescription &description :
         formats::readUserFormats(formats::userFormatsFolder()).descriptions) {
        if (description.id != id)
            titles.append(description.title);
    }
    return titles;
}

FormatEditor *FormatsFlow::newEditor(const QString &id)
{
    delete m_editor;
    QWidget *parent = m_dialog && m_dialog->isVisible() ? static_cast<QWidget *>(m_dialog) : m_window;
    m_editor = new FormatEditor(m_desk, parent);
    m_editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_editor, &FormatEditor::saveRequested, this, &FormatsFlow::save);
    m_editor->setTakenTitles(titlesBut(id));
    m_editor->open();
    return m_editor;
}

void FormatsFlow::describe(const QByteArray &key, bool isGlob)
{
    FormatEditor *editor = newEditor();
    if (!key.isEmpty())
        editor->startFrom(key, isGlob);
}

QString FormatsFlow::fileOf(const QString &id) const
{
    const formats::UserFormats own = formats::readUserFormats(formats::userFormatsFolder());
    for (size_t i = 0; i < own.descriptions.size(); ++i) {
        if (own.descriptions[i].id == id)
            return own.files.at(static_cast<qsizetype>(i));
    }
    return {};
}

void FormatsFlow::edit(const QString &id)
{
    const QString name = fileOf(id);
    if (name.isEmpty())
        return;
    const auto json = formats::readUserFormat(formats::userFormatsFolder(), name);
    if (!json && m_dialog)
        m_dialog->showProblem(json.error());
    if (!json)
        return;
    if (const auto draft = FormatDraft::fromJson(*json))
        newEditor(id)->startFrom(*draft, name);
}

void FormatsFlow::askToRemove(const QString &id)
{
    const QString name = fileOf(id);
    if (name.isEmpty())
        return;
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("Remove a Format"),
        tr("Remove the format that is described in %1? Its sessions are no longer listed; nothing on the "
           "server is changed.")
            .arg(name),
        QMessageBox::Cancel, m_dialog);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, id] { remove(id); });
    box->open();
}

void FormatsFlow::remove(const QString &id)
{
    const auto removed = formats::removeUserFormat(formats::userFormatsFolder(), fileOf(id));
    if (!removed && m_dialog)
        m_dialog->showProblem(removed.error());
    if (!removed)
        return;
    // Before it is gone: a later one of the same id is another, and is listed.
    forgetUnlisted(id);
    m_desk.dropFormat(id);
    showOwn();
}

/// One that nobody has: a built-in format of the same id would be replaced.
QString FormatsFlow::unusedId(const QString &wanted) const
{
    QStringList taken;
    for (const formats::FormatDescription &description : formats::builtInFormatDescriptions())
        taken.append(description.id);
    for (const formats::FormatDescription &description :
         formats::readUserFormats(formats::userFormatsFolder()).descriptions)
        taken.append(description.id);
    QString id = wanted;
    for (int number = 2; taken.contains(id); ++number)
        id = QStringLiteral("%1-%2").arg(wanted, QString::number(number));
    return id;
}

void FormatsFlow::save()
{
    FormatDraft draft = m_editor->draft();
    const bool isNew = m_editor->file().isEmpty();
    if (isNew)
        draft.id = unusedId(formats::idFromTitle(draft.title));
    const auto description = draft.description();
    if (!description) {
        m_editor->showProblem(description.error(), false);
        return;
    }
    const QString folder = formats::userFormatsFolder();
    const QString file = isNew ? draft.id + QStringLiteral(".json") : m_editor->file();
    // A file that stands there without a format of this id in it is somebody's work all the same.
    if (isNew && !m_editor->replaces() && QFileInfo::exists(QDir(folder).filePath(file))) {
        m_editor->showProblem(tr("A file %1 is there already. Replace it?").arg(file), true);
        return;
    }
    const auto written = formats::writeUserFormat(folder, file, QJsonDocument(draft.toJson()).toJson(), true);
    if (!written) {
        m_editor->showProblem(written.error(), false);
        return;
    }
    // Who has just described sessions wants to see them.
    forgetUnlisted(draft.id);
    m_desk.useFormat(*description);
    m_editor->accept();
    if (m_dialog)
        m_dialog->select(draft.id);
    showOwn();
}

} // namespace ui

#include "moc_formatsflow.cpp"
