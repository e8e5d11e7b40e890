// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QWidget;

namespace monitor
{
class FormatDesk;
}

namespace ui
{

class FormatEditor;
class FormatsDialog;
class ProfileStore;

/// Everything around formats: the dialog that shows and narrows them, describing one, and the user's files.
class FormatsFlow final : public QObject
{
    Q_OBJECT

public:
    /// `selectedKey`: of the session that is selected in the window, or empty.
    FormatsFlow(monitor::FormatDesk &desk, ProfileStore &profiles, std::function<QByteArray()> selectedKey,
                QWidget *window);

    void open();
    /// From a key, or from one that a glob names; from nothing: the key is to be typed.
    void describe(const QByteArray &key, bool isGlob);
    /// Keys that look like sessions are sessions: somebody has said so.
    void listOffered();

private:
    /// `id`: of the format that is to be changed; empty: a new one.
    FormatEditor *newEditor(const QString &id = {});
    QStringList titlesBut(const QString &id) const;
    void forgetUnlisted(const QString &id);
    void setUnlisted(const QStringList &unlisted);
    void edit(const QString &id);
    void askToRemove(const QString &id);
    void remove(const QString &id);
    void save();
    void showOwn();
    QString fileOf(const QString &id) const;
    QString unusedId(const QString &wanted) const;

    monitor::FormatDesk &m_desk;
    ProfileStore &m_profiles;
    std::function<QByteArray()> m_selectedKey;
    QWidget *m_window;
    QPointer<FormatsDialog> m_dialog;
    QPointer<FormatEditor> m_editor;
};

} // namespace ui
