// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuesearch.h"

#include "ui/details/valuemodel.h"

#include <QElapsedTimer>

namespace ui
{

namespace
{

// Well within a frame.
constexpr qint64 kSliceMs = 4;
// Reading the clock costs as much as looking at a few rows.
constexpr int kRowsBetweenLooks = 64;

} // namespace

ValueSearch::ValueSearch(ValueModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    // Runs only while there are rows left to look at.
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &ValueSearch::searchOn);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_slices.stop();
        m_open.clear();
        m_matches.clear();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &ValueSearch::start);
}

void ValueSearch::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    start();
}

void ValueSearch::start()
{
    m_slices.stop();
    m_matches.clear();
    m_open.clear();
    if (!m_text.isEmpty()) {
        m_open.push_back({});
        searchOn();
    } else {
        Q_EMIT advanced();
    }
}

void ValueSearch::searchOn()
{
    QElapsedTimer clock;
    clock.start();
    for (int looked = 1; !m_open.empty() && m_matches.size() < kMostMatches; ++looked) {
        if (looked % kRowsBetweenLooks == 0 && clock.hasExpired(kSliceMs))
            break;
        Place &place = m_open.back();
        const QModelIndex row = m_model.index(place.row++, 0, place.parent);
        if (!row.isValid()) {
            m_open.pop_back();
            continue;
        }
        if (m_model.matches(row, m_text))
            m_matches.push_back(row);
        if (m_model.hasChildren(row))
            m_open.push_back({row, 0});
    }
    const bool done = m_open.empty() || m_matches.size() >= kMostMatches;
    if (done) {
        m_open.clear();
        m_slices.stop();
    } else if (!m_slices.isActive()) {
        m_slices.start();
    }
    Q_EMIT advanced();
}

} // namespace ui

#include "moc_valuesearch.cpp"
