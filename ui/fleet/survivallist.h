// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/survival.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace ui
{

class ToneLabel;

/// Whether sessions would survive: a line for each kind of trouble, with what it rests on at the right.
class SurvivalList final : public QWidget
{
    Q_OBJECT

public:
    explicit SurvivalList(QWidget *parent = nullptr);

    void setLines(const std::vector<activity::SurvivalLine> &lines);
    /// All of it, line by line, as it is read out.
    QString text() const;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QLabel *icon;
        ToneLabel *topic;
        QLabel *sentence;
        ToneLabel *evidence;
    };
    void add();
    void fill();
    void fitEvidence();

    std::vector<activity::SurvivalLine> m_lines;
    std::vector<Row> m_rows;
};

} // namespace ui
