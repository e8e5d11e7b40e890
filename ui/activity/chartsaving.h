// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QFileDialog;
class QPainter;
class QWidget;

namespace ui
{

class ChartHeading;
class PlotView;

/// A chart on its way out of the window: a picture of it into the clipboard or into a file, or its numbers. It is as it
/// was when that was asked for, however long somebody looks for a name. Files are written beside the window.
class ChartSaving final : public QObject
{
    Q_OBJECT

public:
    explicit ChartSaving(QWidget *window);

    /// With its heading.
    struct Chart {
        const ChartHeading &heading;
        PlotView &plot;
        QString fileName; ///< without day and ending
    };
    void copyPicture(const Chart &chart);
    /// As PNG or SVG, by the name's ending.
    void savePicture(const Chart &chart);
    /// As CSV.
    void saveNumbers(const Chart &chart);

Q_SIGNALS:
    /// What became of it, in a sentence.
    void told(const QString &sentence, bool isProblem);

private:
    /// Of a file of this name; called in another thread.
    using Content = std::function<QByteArray(const QString &name)>;

    void ask(const QString &title, const QString &fileName, const QStringList &filters, const QStringList &suffixes,
             const Content &content);
    void askToReplace(const QString &to, const Content &content);
    void write(const QString &to, const Content &content);

    QWidget *m_window;
    QPointer<QFileDialog> m_chooser; ///< one at a time
};

} // namespace ui
