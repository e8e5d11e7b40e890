// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>

class QButtonGroup;
class QComboBox;
class QSpinBox;

namespace ui
{

/// How long sessions are to live from now on: a few usual times to press, and a field for any other.
class LifeFields final : public QWidget
{
    Q_OBJECT

public:
    /// `label`: what the time is, with a mnemonic.
    explicit LifeFields(const QString &label, QWidget *parent = nullptr);

    std::chrono::seconds time() const;
    void setTime(std::chrono::seconds time);

Q_SIGNALS:
    void timeChanged(std::chrono::seconds time);

private:
    void change();

    QSpinBox *m_number;
    QComboBox *m_unit;
    QButtonGroup *m_presets;
};

} // namespace ui
