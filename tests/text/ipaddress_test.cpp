// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/ipaddress.h"

#include <QByteArray>

#include <gtest/gtest.h>

namespace
{

using text::ipv4Number;
using text::isIpAddress;

TEST(IpAddress, NumbersOfVersion4)
{
    EXPECT_EQ(ipv4Number("0.0.0.0"), 0u);
    EXPECT_EQ(ipv4Number("10.0.0.1"), 0x0a000001u);
    EXPECT_EQ(ipv4Number("255.255.255.255"), 0xffffffffu);
    EXPECT_LT(*ipv4Number("9.255.255.255"), *ipv4Number("10.0.0.0"));
    for (const char *other : {"", "10", "10.0.0", "10.0.0.", ".10.0.0.1", "10..0.1", "10.0.0.256", "10.0.0.1.2",
                              "10.0.0.1 ", " 10.0.0.1", "10.0.0.1:80", "1000.0.0.1", "a.b.c.d", "::1"})
        EXPECT_FALSE(ipv4Number(other)) << other;
}

TEST(IpAddress, BothVersions)
{
    for (const char *address : {"10.0.0.1", "::", "::1", "2001:db8::1", "FE80::1", "::ffff:10.0.0.1",
                                "2001:0db8:0000:0000:0000:0000:0000:0001"})
        EXPECT_TRUE(isIpAddress(address)) << address;
    for (const char *other :
         {"", ":", ":::", "1:2", "cafe", "[::1]", "fe80::1%eth0", "2001:db8::1::2", "12345::", "10.0.0.1:80"})
        EXPECT_FALSE(isIpAddress(other)) << other;
}

TEST(IpAddress, AnyBytes)
{
    EXPECT_FALSE(isIpAddress(QByteArrayView()));
    EXPECT_FALSE(isIpAddress(QByteArray("10.0.0.1\0", 9))) << "a zero is not the end";
    EXPECT_FALSE(isIpAddress(QByteArray("::1\0::2", 7)));
    EXPECT_FALSE(isIpAddress(QByteArray(100'000, '1')));
    EXPECT_FALSE(isIpAddress("10.0.0.\xff"));
    EXPECT_TRUE(isIpAddress(QByteArrayView("10.0.0.12345").first(9))) << "only what the view names";
}

} // namespace
