// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "models/files/filereplacement.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace app
{

Screenshot::Screenshot(QWidget &window, QString file, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(std::move(file))
{
}

void Screenshot::takeAfter(std::chrono::milliseconds wait)
{
    QTimer::singleShot(wait, this, &Screenshot::take);
}

void Screenshot::take()
{
    QBuffer picture;
    QImageWriter writer(&picture, "png"); // whatever the file is called
    if (!writer.write(m_window.grab().toImage())) {
        Q_EMIT failed(tr("The screenshot could not be saved as %1: %2").arg(m_file, writer.errorString()));
        return;
    }
    const auto saved = files::replaceFile(m_file, picture.data(), files::FileReplacement::Readers::AsUsual);
    if (saved)
        Q_EMIT taken();
    else
        Q_EMIT failed(tr("The screenshot could not be saved as %1: %2").arg(m_file, saved.error().reason));
}

} // namespace app

#include "moc_screenshot.cpp"
