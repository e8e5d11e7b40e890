// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <chrono>

class QWidget;

namespace app
{

/// Saves what a window shows as a PNG file, after a while; in the pixels of the screen it is on.
class Screenshot final : public QObject
{
    Q_OBJECT

public:
    Screenshot(QWidget &window, QString file, QObject *parent = nullptr);

    void takeAfter(std::chrono::milliseconds wait);
    void take();

Q_SIGNALS:
    void taken();
    void failed(const QString &sentence);

private:
    QWidget &m_window;
    QString m_file;
};

} // namespace app
