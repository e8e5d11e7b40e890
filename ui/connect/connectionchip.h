// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/presencemark.h"

#include <QPushButton>

namespace ui
{

/// Which server the window shows, and how well it is reached; pressed, it offers the others.
class ConnectionChip final : public QPushButton
{
    Q_OBJECT

public:
    struct Content {
        Presence presence = Presence::Absent;
        QString title;  ///< of the profile
        QString detail; ///< "Standalone · 0.4 ms"
        QString colour; ///< of the profile's mark, `#rrggbb`; empty: none
        bool production = false;
        bool readOnly = false;
        bool unverified = false; ///< by TLS, with whoever answers
        QString security;        ///< sentences on that, and on the server's certificate, for the tooltip
        friend bool operator==(const Content &, const Content &) = default;
    };

    explicit ConnectionChip(QWidget *parent = nullptr);

    void setContent(const Content &content);
    const Content &content() const { return m_content; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList badges() const;
    QFont titleFont() const;
    QFont badgeFont() const;
    int badgesWidth() const;
    int colourWidth() const;

    Content m_content;
};

} // namespace ui
