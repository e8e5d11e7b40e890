// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QPushButton;
class QTableView;

namespace sessions
{
class SessionMonitor;
}

namespace ui
{

class FoundFormatsModel;
class OtherKeysModel;
class ToneLabel;

/// What the sample of a server's keys has shown: formats, each with a mark that lists or leaves out its sessions,
/// and other kinds of keys, each of which can be described as a format.
class FormatsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit FormatsDialog(sessions::SessionMonitor &monitor, QWidget *parent = nullptr);

    /// Ids of the user's own formats.
    void setOwn(const QStringList &ids);
    /// Of a session that is selected in the window; empty: none is.
    void setSelectedKey(const QByteArray &key);

Q_SIGNALS:
    void unlistedChosen(const QStringList &unlisted);
    void describeRequested(const QByteArray &key, bool isGlob);
    void editRequested(const QString &id);
    void removeRequested(const QString &id);

private:
    QTableView *newTable(const QString &name);
    QWidget *formatsPart();
    QWidget *othersPart();
    void refresh();
    void updateButtons();
    QString chosenOwn() const;

    sessions::SessionMonitor &m_monitor;
    QStringList m_own;
    QByteArray m_selectedKey;
    FoundFormatsModel *m_formatsModel;
    OtherKeysModel *m_othersModel;
    ToneLabel *m_sample = nullptr;
    QTableView *m_formats = nullptr;
    QTableView *m_others = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_describe = nullptr;
    QPushButton *m_fromRow = nullptr;
};

} // namespace ui
