// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"
#include "ui/demo/experiment.h"

#include <QString>
#include <QWidget>

#include <chrono>

class QBoxLayout;
class QPushButton;
class QSpinBox;

namespace ui
{

class EndingsPanel;
class LabScale;
class SegmentedSwitch;
class ToneLabel;

/// The laboratory: what can be set on the demo's server and of its users, and what can be tried. Knows no server: it
/// says what is wanted, and shows what it is told is in force.
class LaboratoryPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LaboratoryPanel(QWidget *parent = nullptr);

    EndingsPanel &endings() { return *m_endings; }
    bool otherKeysHaveTtl() const;
    QSize sizeHint() const override;
    /// So wide that nothing in it is cut, in the type that it has.
    QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

public Q_SLOTS:
    /// There is a server to experiment with. Until then, and while there is none, nothing can be asked for.
    void setReady(bool isReady);
    // What is in force, by the server's word or the demo's users'.
    void setHz(int hz);
    void setEffort(int effort);
    void setOtherKeys(qint64 count);
    /// On its way: so many are there by now.
    void setOtherKeysReached(qint64 count);
    void setLifetime(std::chrono::seconds lifetime);
    void setClicksPerMinute(int clicks);
    void setSliding(bool isSliding);
    void setHeld(bool isHeld);
    /// Who clicks at the press of a button.
    void setUser(const QString &name);
    /// What came of the latest wish, in a sentence.
    void tell(const QString &sentence, ui::Tone tone = ui::Tone::Muted);

Q_SIGNALS:
    void hzChosen(int hz);
    void effortChosen(int effort);
    void otherKeysChosen(int count, bool haveTtl);
    void lifetimeChosen(std::chrono::seconds lifetime);
    void clicksChosen(int perMinute);
    void slidingChosen(bool isSliding);
    void sameSecondRequested(int sessions);
    void touchDueRequested();
    void holdChosen(bool isHeld);
    void clickRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHeader();
    void arrangeType();
    void addScales(QBoxLayout &column);
    void addButtons(QBoxLayout &column);

    LabScale *m_hz;
    LabScale *m_effort;
    LabScale *m_otherKeys;
    LabScale *m_lifetime;
    LabScale *m_clicks;
    SegmentedSwitch *m_otherTtl;
    SegmentedSwitch *m_sliding;
    QSpinBox *m_sameSecondCount;
    QPushButton *m_hold;
    QPushButton *m_click;
    ToneLabel *m_news;
    EndingsPanel *m_endings;
    ToneLabel *m_title;
    QWidget *m_content = nullptr;
};

} // namespace ui
