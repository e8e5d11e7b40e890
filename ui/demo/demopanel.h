// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <chrono>
#include <vector>

class QBoxLayout;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace ui
{

class ToneLabel;

/// The controls of the demo in one row, and of a fleet in a second one: knows nothing of the demo's servers, only says
/// what is wanted of them.
class DemoPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DemoPanel(QWidget *parent = nullptr);

    enum class Fleet : quint8 { None, Cluster, Sentinel };
    /// The controls of what the demo is of. Its servers are taken to be busy until it is said that they are not.
    void showFleet(Fleet fleet);

    std::chrono::seconds lifetime() const;
    /// Takes the nearest of the offered lifetimes, without a signal.
    void setLifetime(std::chrono::seconds lifetime);
    bool usersPaused() const;
    /// Without a signal.
    void setUsersPaused(bool paused);
    /// A button that opens and closes it: there is one beside.
    void offerLaboratory(bool offered);
    /// What the window says of them, too.
    void setUsers(qint64 online, qint64 newSessionsInLastMinute);

    QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// A sentence beside the controls; empty: the figures of setUsers() again.
    void setStatus(const QString &text);
    /// What goes on in the fleet: a sentence.
    void setFleetNews(const QString &sentence);
    /// Nothing can be asked of it until it has done what it is at.
    void setFleetBusy(bool isBusy);
    /// Without a signal.
    void setLaboratoryShown(bool shown);

Q_SIGNALS:
    void waveRequested(int sessions);
    void lifetimeChanged(std::chrono::seconds lifetime);
    void usersPausedChanged(bool paused);
    void expireRequested(int sessions);
    void laboratoryRequested(bool shown);
    void killPrimaryRequested();
    void moveSlotsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int neededWidth() const;
    void giveWay();
    static int widthOf(const QWidget *widget);
    void updatePause();
    void updateStatus();
    void updateFleet();
    QWidget *makeFleetRow(Fleet fleet);

    QSpinBox *m_waveSize;
    ToneLabel *m_lives = nullptr;
    QComboBox *m_lifetime;
    QPushButton *m_pause;
    QSpinBox *m_expireCount;
    QPushButton *m_laboratory;
    ToneLabel *m_status;
    QBoxLayout *m_rows;
    std::vector<QList<QWidget *>> m_givesWay; ///< in a narrow window, the first ones first, and each whole
    QPushButton *m_kill = nullptr;
    QPushButton *m_move = nullptr; ///< of a cluster
    ToneLabel *m_news = nullptr;
    bool m_isFleetBusy = true;
    QString m_statusText;
    qint64 m_online = -1; ///< not known yet
    qint64 m_newSessions = 0;
};

} // namespace ui
