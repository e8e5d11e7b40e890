// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The least Qt program with a table and a chart: what any start is held against.
#include <QApplication>
#include <QChartView>
#include <QLineSeries>
#include <QMainWindow>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QMainWindow window;
    QSplitter parts(Qt::Vertical);
    QStandardItemModel model(20, 8);
    QTableView table;
    table.setModel(&model);
    auto *series = new QLineSeries;
    for (int x = 0; x < 60; ++x)
        series->append(x, x % 7);
    auto *chart = new QChart;
    chart->addSeries(series);
    chart->createDefaultAxes();
    QChartView view(chart);
    parts.addWidget(&table);
    parts.addWidget(&view);
    window.setCentralWidget(&parts);
    window.resize(1280, 800);
    window.show();
    const int result = QApplication::exec();
    window.takeCentralWidget(); // lives on the stack, as everything here
    return result;
}
