// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/chartsaving.h"

#include "models/files/filereplacement.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/activity/charts/chartnumbers.h"
#include "ui/activity/charts/plotview.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QStandardPaths>
#include <QSvgGenerator>
#include <QtConcurrent>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kPictureMargin = 3 * kGrid;
/// For slides and paper.
constexpr double kPictureScale = 2;

QSize pictureSize(const ChartSaving::Chart &chart)
{
    const int width = std::max(chart.heading.width(), chart.plot.width());
    return {width + 2 * kPictureMargin, chart.heading.height() + chart.plot.height() + 2 * kPictureMargin};
}

void paintChart(QPainter &painter, const ChartSaving::Chart &chart)
{
    painter.fillRect(QRect(QPoint(), pictureSize(chart)), colours(&chart.plot).surface);
    painter.setFont(chart.plot.font());
    chart.heading.paintPicture(painter, QRectF(QPointF(kPictureMargin, kPictureMargin), chart.heading.size()));
    const QPointF below(kPictureMargin, kPictureMargin + chart.heading.height());
    chart.plot.paintPicture(painter, QRectF(below, chart.plot.size()));
}

QImage imageOf(const ChartSaving::Chart &chart)
{
    QImage image(pictureSize(chart) * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    QPainter painter(&image);
    paintChart(painter, chart);
    return image;
}

QByteArray drawingOf(const ChartSaving::Chart &chart)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(pictureSize(chart));
    generator.setViewBox(QRect(QPoint(), pictureSize(chart)));
    generator.setTitle(chart.heading.text());
    generator.setDescription(chart.plot.accessibleDescription());
    QPainter painter(&generator);
    paintChart(painter, chart);
    painter.end();
    return buffer.data();
}

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

ChartSaving::ChartSaving(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void ChartSaving::copyPicture(const Chart &chart)
{
    QGuiApplication::clipboard()->setImage(imageOf(chart));
    Q_EMIT told(tr("The chart is in the clipboard, as a picture."), false);
}

void ChartSaving::savePicture(const Chart &chart)
{
    ask(tr("Save the Chart As"), chart.fileName, {tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")},
        {QStringLiteral("png"), QStringLiteral("svg")},
        [image = imageOf(chart), drawing = drawingOf(chart)](const QString &name) {
            return name.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive) ? drawing : pngOf(image);
        });
}

void ChartSaving::saveNumbers(const Chart &chart)
{
    ask(tr("Save the Chart’s Numbers As"), chart.fileName, {tr("CSV, times in UTC (*.csv)")}, {QStringLiteral("csv")},
        [numbers = chart.plot.numbers()](const QString &) { return csvOf(numbers); });
}

/// Not getSaveFileName(), which runs an event loop of its own; and what would be replaced is asked here.
void ChartSaving::ask(const QString &title, const QString &fileName, const QStringList &filters,
                      const QStringList &suffixes, const Content &content)
{
    if (m_chooser)
        return;
    m_chooser = new QFileDialog(m_window, title);
    QFileDialog *const chooser = m_chooser;
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setNameFilters(filters);
    chooser->setDefaultSuffix(suffixes.first());
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser, filters, suffixes](const QString &filter) {
        chooser->setDefaultSuffix(suffixes.value(std::max<qsizetype>(0, filters.indexOf(filter))));
    });
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    chooser->setDirectory(QFileInfo(documents).isDir() ? documents : QDir::homePath());
    chooser->selectFile(
        QStringLiteral("%1-%2.%3")
            .arg(fileName, QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-hhmm")), suffixes.first()));
    connect(chooser, &QFileDialog::fileSelected, this, [this, content](const QString &to) {
        if (QFileInfo::exists(to))
            askToReplace(to, content);
        else
            write(to, content);
    });
    chooser->open();
}

void ChartSaving::askToReplace(const QString &to, const Content &content)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Save the Chart"),
                                tr("A file %1 is there already. Replace it?").arg(QDir::toNativeSeparators(to)),
                                QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QPushButton *yes = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, to, content] { write(to, content); });
    box->open();
}

void ChartSaving::write(const QString &to, const Content &content)
{
    QtConcurrent::run([to, content] {
        return files::replaceFile(to, content(to), files::FileReplacement::Readers::AsUsual);
    }).then(this, [this, to](const tl::expected<void, files::FileProblem> &written) {
        const QString name = QDir::toNativeSeparators(to);
        if (written)
            Q_EMIT told(tr("Saved as %1.").arg(name), false);
        else
            Q_EMIT told(tr("%1 could not be written: %2. Choose another file or folder, or make room there.")
                            .arg(name, written.error().reason),
                        true);
    });
}

} // namespace ui

#include "moc_chartsaving.cpp"
