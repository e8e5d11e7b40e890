// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui
{

class AddressEntry;
class ToneLabel;

/// What the window begins with: where to go. An address, the connections that were gone to last, the demo, a story.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    struct Story {
        QString name; ///< what it is asked for by
        QString title;
    };

    explicit StartPage(QWidget *parent = nullptr);

    AddressEntry &address() { return *m_address; }
    /// None: their heading goes as well.
    void setRecent(const QList<messages::ConnectionProfile> &connections);
    /// None: no button offers them.
    void setStories(const QList<Story> &stories);

Q_SIGNALS:
    void recentChosen(const QString &profileId);
    void connectionsRequested();
    void demoRequested();
    void storyRequested(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildContent();
    QWidget *buildButtons(QWidget *parent);
    void paintIcon();
    void useRoom();

    QLabel *m_icon;
    QLabel *m_lead;
    AddressEntry *m_address;
    ToneLabel *m_recentTitle;
    QVBoxLayout *m_recentRows;
    QPushButton *m_stories;
    QLabel *m_footnote;
    QList<messages::ConnectionProfile> m_recent;
};

} // namespace ui
