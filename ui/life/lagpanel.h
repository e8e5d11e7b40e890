// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;

namespace activity
{
class ExpiryWatch;
}

namespace ui
{

class LagChart;
class ToneLabel;

/// The chart of the expiry lag with what it is of, and what the settings below it mean. Once a second, while it can be
/// seen; the settings are asked for by that.
class LagPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LagPanel(activity::ExpiryWatch &expiry, QWidget *parent = nullptr);

    void setPaused(bool paused);
    const LagChart &chart() const { return *m_chart; }
    /// The sentences, as they stand there.
    QStringList sentences() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void arrange();
    void fillCompact();

    activity::ExpiryWatch &m_expiry;
    LagChart *m_chart;
    QBoxLayout *m_halves; ///< chart and settings: beside each other, or one above the other
    QWidget *m_settings;
    ToneLabel *m_title;
    ToneLabel *m_range;
    ToneLabel *m_summary;
    ToneLabel *m_compact; ///< of the settings
    struct Row {
        ToneLabel *title;
        ToneLabel *sentence;
    };
    QList<Row> m_rows;
    QTimer m_tick;
    bool m_isPaused = false;
};

} // namespace ui
