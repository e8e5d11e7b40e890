// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/timeplot.h"

#include "ui/activity/charts/timewords.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui
{

namespace
{

constexpr double kHandleReach = 5; ///< pixels beside an edge of the selection
constexpr qint64 kMsOfSecond = 1000;

} // namespace

TimePlot::TimePlot(QWidget *parent)
    : PlotView(parent)
{
}

void TimePlot::setSelection(const std::optional<Span> &selection)
{
    m_pending.reset();
    m_keyAnchor.reset();
    m_selection = selection;
    viewport()->update();
}

void TimePlot::setActivity(ChartActivity activity, const PlotWindow &window)
{
    m_activity = std::move(activity);
    m_window = window;
}

double TimePlot::xOf(qint64 ms) const
{
    return std::clamp(m_window.x(double(ms) / kMsOfSecond), 0.0, m_window.width);
}

/// By the middle of the time that a mark stands for, which stays as time moves on.
void TimePlot::setSteps(std::vector<Step> steps)
{
    struct Entry {
        Mark mark;
        Place place;
    };
    std::vector<Entry> entries;
    entries.reserve(steps.size() + m_activity.bands.size());
    for (size_t i = 0; i < steps.size(); ++i) {
        const Step &step = steps[i];
        entries.push_back({{step.x, (step.from + step.until) * kMsOfSecond / 2, step.x, step.x},
                           {{step.from, step.until}, int(i), -1}});
    }
    for (size_t i = 0; i < m_activity.bands.size(); ++i) {
        const TimeBand &band = m_activity.bands[i];
        if (band.kind == TimeBand::Kind::EventsLost)
            continue;
        const double left = xOf(band.from);
        const double right = xOf(band.until);
        entries.push_back({{(left + right) / 2, (band.from + band.until) / 2, left, right},
                           {{band.from / kMsOfSecond, (band.until + kMsOfSecond - 1) / kMsOfSecond}, -1, int(i)}});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry &a, const Entry &b) { return a.mark.key < b.mark.key; });
    QList<Mark> marks;
    m_places.clear();
    for (Entry &entry : entries) {
        // One mark, one key; and in the order of both.
        if (!marks.isEmpty()) {
            entry.mark.key = std::max(entry.mark.key, marks.constLast().key + 1);
            entry.mark.x = std::max(entry.mark.x, marks.constLast().x);
        }
        marks.append(entry.mark);
        m_places.push_back(entry.place);
    }
    setMarks(std::move(marks));
}

int TimePlot::markedStep() const
{
    return markerIndex() < 0 ? -1 : m_places.at(size_t(markerIndex())).step;
}

PlotView::Card TimePlot::cardAt(int index) const
{
    const Place &place = m_places.at(size_t(index));
    if (place.step >= 0)
        return stepCard(place.step);
    const TimeBand &band = m_activity.bands.at(size_t(place.band));
    Card card;
    card.title = stretchText(band.from, band.until, showsDays(m_activity));
    card.rows.append({{},
                      band.kind == TimeBand::Kind::NotWatched ? tr("not watched") : tr("not on the disk"),
                      tr("unknown", "figures of a time"),
                      {}});
    return card;
}

void TimePlot::speakFigures(const QString &figures)
{
    const QString unknown = unknownTimesText(m_activity);
    setSpokenFigures(figures.isEmpty() || unknown.isEmpty() ? figures + unknown
                                                            : figures + QStringLiteral("; ") + unknown);
}

// --- a selected time ---------------------------------------------------------------------------------

qint64 TimePlot::secondAt(double x) const
{
    const qint64 grain =
        activity::bucketWidth(m_activity.from, m_activity.to, std::max(2, int(std::ceil(m_window.width))));
    const double part = std::clamp(x / m_window.width, 0.0, 1.0);
    const double second = double(m_activity.from) + part * double(m_activity.to - m_activity.from);
    const qint64 round = qint64(std::llround(second / double(grain))) * grain;
    return std::clamp(round, m_activity.from, m_activity.to);
}

TimePlot::Span TimePlot::spanOf(qint64 one, qint64 other) const
{
    return {std::min(one, other), std::max(one, other)};
}

bool TimePlot::isAtHandle(double x, qint64 &otherEnd) const
{
    if (!m_selection)
        return false;
    const auto isNear = [&](qint64 second) {
        return second >= m_activity.from && second <= m_activity.to &&
               std::abs(x - m_window.x(double(second))) <= kHandleReach;
    };
    if (isNear(m_selection->until)) {
        otherEnd = m_selection->from;
        return true;
    }
    otherEnd = m_selection->until;
    return isNear(m_selection->from);
}

void TimePlot::take(const Span &span)
{
    m_pending.reset();
    m_keyAnchor.reset();
    m_selection = span;
    viewport()->update();
    Q_EMIT selectionMade(span.from * kMsOfSecond, span.until * kMsOfSecond);
}

void TimePlot::dropPending()
{
    m_pending.reset();
    m_keyAnchor.reset();
    viewport()->update();
}

void TimePlot::extend(int index)
{
    if (m_places.empty() || !message().isEmpty())
        return;
    const int last = int(m_places.size()) - 1;
    if (!m_keyAnchor) {
        const int at = markerIndex() < 0 ? (index < 0 ? last : 0) : markerIndex();
        m_keyAnchor = m_places.at(size_t(at)).span;
    }
    moveMarker(std::clamp(index, 0, last));
    if (markerIndex() < 0)
        return;
    const Span &reached = m_places.at(size_t(markerIndex())).span;
    m_pending = Span{std::max(m_activity.from, std::min(m_keyAnchor->from, reached.from)),
                     std::min(m_activity.to, std::max(m_keyAnchor->until, reached.until))};
    viewport()->update();
}

bool TimePlot::takesKey(const QKeyEvent &event) const
{
    return PlotView::takesKey(event) || (event.key() == Qt::Key_Escape && (m_pending || m_selection));
}

void TimePlot::keyPressEvent(QKeyEvent *event)
{
    const bool isShift = event->modifiers() == Qt::ShiftModifier && m_isSelectable;
    const int marker = markerIndex();
    switch (event->key()) {
    case Qt::Key_Left:
        if (isShift)
            return extend(marker < 0 ? int(m_places.size()) - 1 : marker - 1);
        break;
    case Qt::Key_Right:
        if (isShift)
            return extend(marker < 0 ? 0 : marker + 1);
        break;
    case Qt::Key_Home:
        if (isShift)
            return extend(0);
        break;
    case Qt::Key_End:
        if (isShift)
            return extend(int(m_places.size()) - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pending)
            return take(*m_pending);
        break;
    case Qt::Key_Escape:
        if (m_pending || m_selection) {
            const bool wasTaken = std::exchange(m_selection, {}).has_value();
            dropPending();
            clearMarker();
            if (wasTaken)
                Q_EMIT selectionCleared();
            return;
        }
        break;
    default:
        return PlotView::keyPressEvent(event);
    }
    dropPending();
    PlotView::keyPressEvent(event);
}

void TimePlot::mousePressEvent(QMouseEvent *event)
{
    const double x = event->position().x() - plot().left();
    const bool isInPlot = x >= -kHandleReach && x <= plot().width() + kHandleReach;
    if (event->button() != Qt::LeftButton || !isInPlot || !message().isEmpty() || !m_isSelectable)
        return;
    m_drag = Drag::Begun;
    m_pressedAt = x;
    if (!isAtHandle(x, m_dragAnchor))
        m_dragAnchor = secondAt(x);
}

void TimePlot::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x() - plot().left();
    if (m_drag == Drag::Begun && std::abs(x - m_pressedAt) >= QApplication::startDragDistance()) {
        m_drag = Drag::Moving;
        clearMarker(); // its card would lie over what is selected
    }
    if (m_drag == Drag::Moving) {
        m_pending = spanOf(m_dragAnchor, secondAt(x));
        viewport()->update();
        return;
    }
    qint64 other = 0;
    viewport()->setCursor(isAtHandle(x, other) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    PlotView::mouseMoveEvent(event);
}

void TimePlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || std::exchange(m_drag, Drag::None) != Drag::Moving || !m_pending)
        return;
    const Span span = *m_pending;
    if (span.from == span.until)
        return dropPending();
    // Who has dragged goes on with Escape, or with the arrows.
    setFocus(Qt::MouseFocusReason);
    take(span);
}

void TimePlot::focusOutEvent(QFocusEvent *event)
{
    if (m_drag == Drag::None)
        dropPending();
    PlotView::focusOutEvent(event);
}

// --- as numbers --------------------------------------------------------------------------------------

QByteArray TimePlot::noteOf(qint64 fromMs, qint64 untilMs) const
{
    for (const TimeBand &band : m_activity.bands) {
        if (band.kind == TimeBand::Kind::EventsLost && band.from < untilMs && fromMs < band.until)
            return "events-lost";
    }
    return {};
}

void TimePlot::addUnknown(ChartNumbers &numbers) const
{
    for (const TimeBand &band : m_activity.bands) {
        if (band.kind == TimeBand::Kind::EventsLost)
            continue;
        ChartNumbers::Row row;
        row.at = band.from;
        row.seconds = (band.until - band.from) / kMsOfSecond;
        row.values.resize(size_t(numbers.columns.size()));
        row.note = band.kind == TimeBand::Kind::NotWatched ? "not-watched" : "not-known";
        numbers.rows.push_back(std::move(row));
    }
    std::stable_sort(numbers.rows.begin(), numbers.rows.end(),
                     [](const ChartNumbers::Row &a, const ChartNumbers::Row &b) { return a.at < b.at; });
}

} // namespace ui

#include "moc_timeplot.cpp"
