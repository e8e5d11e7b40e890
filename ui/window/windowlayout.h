// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/presenter/presenterstage.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>

class QBoxLayout;
class QMainWindow;
class QSplitter;
class QWidget;

namespace files
{
class Settings;
} // namespace files

namespace ui
{

class ActivityPanel;
class NoticeBar;
class SessionsPage;
class StatusLine;
class TopBar;
class WindowActions;

/// Where the parts of the window stand, which of them are shown, and what of that is remembered until next time.
class WindowLayout final : public QObject, public PresenterStage
{
    Q_OBJECT

public:
    struct Parts {
        TopBar *topBar;
        NoticeBar *notices;
        SessionsPage *page;
        QWidget *details; ///< of what is selected in the present tab
        ActivityPanel *activity;
        StatusLine *status;
    };
    /// Makes them the window's content.
    WindowLayout(QMainWindow &window, WindowActions &actions, const Parts &parts, files::Settings &settings);

    /// The activity, and the demo's bar above it.
    QWidget *bottom() const { return m_bottom; }
    /// Null: there is none. Wherever they stand now.
    QWidget *beside() const { return m_beside; }
    QWidget *below() const { return m_line; }
    /// Owned by the window from now on; null: none.
    void setDemoPanel(QWidget *panel) override;
    /// At the right of everything between the top bar and the status.
    void addBeside(QWidget *panel);
    /// In one line above the status.
    void addBelow(QWidget *bar);
    /// Something else has their place for now.
    void setDetailsCrowdedOut(bool crowded);
    QWidget *lendDemoPanel() override;
    QWidget *lendLine() override;
    void takeBackDemo() override;
    void setBare(bool isBare) override;

    void restore();
    void save();
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// What stands beside: it is shown elsewhere, or back in its place.
    void besideLent();
    void besideTakenBack();

private:
    void place();
    void showBottom();
    void showDetails();
    void fitDetails();
    bool isDetailsWidthByHand();

    QMainWindow &m_window;
    WindowActions &m_actions;
    Parts m_parts;
    files::Settings &m_settings;
    QWidget *m_bottom;
    QWidget *m_demo = nullptr;
    QPointer<QWidget> m_beside, m_line;
    QPointer<QWidget> m_lentPanel, m_lentLine;
    bool m_isBare = false;
    QByteArray m_columnsBefore, m_rowsBefore; ///< it was bare
    QSplitter *m_columns;
    QSplitter *m_rows;
    QBoxLayout *m_middle = nullptr;
    QBoxLayout *m_foot = nullptr;
    bool m_isCrowded = false;
    bool m_isWidthByHand = false; ///< of the details
    int m_fittedWidth = 0;        ///< theirs, when it was fitted last; 0: it was not
};

} // namespace ui
