// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopeople.h"

#include <algorithm>
#include <array>

namespace app
{

namespace
{

constexpr std::array kRegulars{"alice",
                               "maria.santos",
                               "o.brien",
                               "deniz",
                               "kenji.tanaka",
                               "priya.n",
                               "李雷",
                               "svetlana",
                               "alice.wong@example.com",
                               "bob@example.com",
                               "tom",
                               "ayşe.yılmaz",
                               "jürgen.möller",
                               "fatima@example.org",
                               "łukasz.n",
                               "grace.okafor",
                               "noor.hassan",
                               "韩梅梅",
                               "josé.garcía",
                               "mei-ling.chen"};
constexpr std::array kGivenNames{"anna",  "ben",   "chloe", "david", "elif",  "farid",  "greta", "hugo",
                                 "ines",  "jamal", "kaito", "lena",  "mateo", "nadia",  "oskar", "paula",
                                 "quinn", "rosa",  "samir", "tara",  "uma",   "viktor", "wanda", "yusuf"};
constexpr std::array kFamilyNames{"abel",  "berg",  "costa", "dubois", "evans", "ferrari", "gupta", "haddad",
                                  "ito",   "jones", "kim",   "lopez",  "meyer", "novak",   "okoye", "park",
                                  "rossi", "silva", "tran",  "weber",  "yang",  "zhou"};
constexpr std::array kUserAgents{
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
    "Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile "
    "Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36 Edg/131.0.0.0"};

} // namespace

DemoPeople::DemoPeople(quint32 seed)
    : m_random(seed)
{
}

// The standard's distributions differ between libraries; these few lines do not.
double DemoPeople::fraction()
{
    return double(m_random()) / 4294967296.0;
}

qint64 DemoPeople::between(qint64 from, qint64 to)
{
    return from + qint64(fraction() * double(to - from + 1));
}

int DemoPeople::count(double expected)
{
    const int whole = int(expected);
    return whole + (happens(expected - whole) ? 1 : 0);
}

/// The networks set aside for documentation (RFC 5737, RFC 3849), and inner ones.
QByteArray DemoPeople::address()
{
    const auto number = [this](qint64 from, qint64 to) { return QByteArray::number(between(from, to)); };
    switch (between(0, 9)) {
    case 0:
    case 1:
        return "192.0.2." + number(1, 254);
    case 2:
    case 3:
        return "198.51.100." + number(1, 254);
    case 4:
    case 5:
        return "203.0.113." + number(1, 254);
    case 6:
        return "2001:db8::" + QByteArray::number(between(1, 0xffff), 16);
    default:
        return "10." + number(0, 30) + '.' + number(0, 255) + '.' + number(1, 254);
    }
}

DemoPerson DemoPeople::visitor()
{
    DemoPerson person;
    person.ip = address();
    person.userAgent = kUserAgents.at(size_t(between(0, qint64(kUserAgents.size()) - 1)));
    return person;
}

DemoPerson DemoPeople::somebody()
{
    DemoPerson person = visitor();
    if (happens(0.25)) {
        person.name = kRegulars.at(size_t(between(0, qint64(kRegulars.size()) - 1)));
        return person;
    }
    person.name = QByteArray(kGivenNames.at(size_t(between(0, qint64(kGivenNames.size()) - 1)))) + '.' +
                  kFamilyNames.at(size_t(between(0, qint64(kFamilyNames.size()) - 1)));
    if (happens(0.2))
        person.name += "@example.com";
    else if (happens(0.1))
        person.name = "user_" + QByteArray::number(between(100'000, 999'999));
    return person;
}

QByteArray DemoPeople::sessionId(int length)
{
    static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QByteArray id(length, Qt::Uninitialized);
    std::generate(id.begin(), id.end(), [this] { return kLetters[between(0, 63)]; });
    return id;
}

} // namespace app
