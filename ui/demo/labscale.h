// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

namespace ui
{

class LabSlider;
class ToneLabel;

/// One thing that can be set in the laboratory: its name, a slider over the values that are offered, and the value.
/// What was chosen stands there muted until it is said to be in force; then that value does, whatever was chosen.
class LabScale final : public QWidget
{
    Q_OBJECT

public:
    using Words = std::function<QString(qint64)>;
    /// `values`: rising.
    LabScale(const QString &name, std::vector<qint64> values, Words words, QWidget *parent = nullptr);

    qint64 chosen() const;
    /// What is so now; also one between those that are offered.
    void setInForce(qint64 value);
    /// On its way to what was chosen.
    void setReached(qint64 value);
    /// Nothing is known yet, or any more.
    void setUnknown();

Q_SIGNALS:
    /// The slider has come to rest there.
    void valueChosen(qint64 value);

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void take();
    void settle();
    void showValue(const QString &text, bool isInForce);

    const std::vector<qint64> m_values;
    const Words m_words;
    ToneLabel *m_name;
    LabSlider *m_slider;
    ToneLabel *m_value;
    QTimer m_rest;
    bool m_isPending = false; ///< chosen, and not told yet
};

} // namespace ui
