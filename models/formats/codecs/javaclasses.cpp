// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javaclasses.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace formats
{

namespace
{

struct Known {
    std::string_view name;
    JavaType type;
};

using enum JavaType;

/// Sorted, to be found by halves. The classes' writeObject() in the JDK say what stands where.
constexpr std::array kKnown{
    Known{"java.lang.Boolean", Boxed},
    Known{"java.lang.Byte", Boxed},
    Known{"java.lang.Character", Boxed},
    Known{"java.lang.Double", Boxed},
    Known{"java.lang.Float", Boxed},
    Known{"java.lang.Integer", Boxed},
    Known{"java.lang.Long", Boxed},
    Known{"java.lang.Short", Boxed},
    Known{"java.math.BigDecimal", BigDecimal},
    Known{"java.math.BigInteger", BigInteger},
    Known{"java.sql.Timestamp", Timestamp},
    Known{"java.time.Ser", Time},
    Known{"java.util.ArrayDeque", List},
    Known{"java.util.ArrayList", List},
    Known{"java.util.Arrays$ArrayList", Wrapper},
    Known{"java.util.CollSer", Immutable},
    Known{"java.util.Collections$EmptyList", EmptyList},
    Known{"java.util.Collections$EmptyMap", EmptyMap},
    Known{"java.util.Collections$EmptySet", EmptyList},
    Known{"java.util.Collections$SingletonList", Singleton},
    Known{"java.util.Collections$SingletonMap", SingletonMap},
    Known{"java.util.Collections$SingletonSet", Singleton},
    Known{"java.util.Date", Date},
    Known{"java.util.EnumMap", Map},
    Known{"java.util.EnumSet$SerializationProxy", Wrapper},
    Known{"java.util.HashMap", Map},
    Known{"java.util.HashSet", List},
    Known{"java.util.Hashtable", Map},
    Known{"java.util.IdentityHashMap", Map},
    Known{"java.util.LinkedHashMap", Map},
    Known{"java.util.LinkedHashSet", List},
    Known{"java.util.LinkedList", List},
    Known{"java.util.PriorityQueue", List},
    Known{"java.util.Properties", Map},
    Known{"java.util.Stack", Vector},
    Known{"java.util.TreeMap", Map},
    Known{"java.util.TreeSet", TreeSet},
    Known{"java.util.UUID", Uuid},
    Known{"java.util.Vector", Vector},
    Known{"java.util.concurrent.ConcurrentHashMap", NonNullMap},
    Known{"java.util.concurrent.ConcurrentLinkedDeque", NonNullList},
    Known{"java.util.concurrent.ConcurrentLinkedQueue", NonNullList},
    Known{"java.util.concurrent.ConcurrentSkipListMap", NonNullMap},
    Known{"java.util.concurrent.CopyOnWriteArrayList", List},
    Known{"java.util.concurrent.CopyOnWriteArraySet", Wrapper},
    Known{"java.util.concurrent.atomic.AtomicInteger", Boxed},
    Known{"java.util.concurrent.atomic.AtomicLong", Boxed},
    Known{"org.apache.shiro.session.mgt.SimpleSession", ShiroSession},
    Known{"org.apache.shiro.subject.SimplePrincipalCollection", ShiroPrincipals},
};
static_assert(std::is_sorted(kKnown.begin(), kKnown.end(),
                             [](const Known &left, const Known &right) { return left.name < right.name; }));

} // namespace

JavaType javaType(QByteArrayView className)
{
    const std::string_view name(className.data(), static_cast<size_t>(className.size()));
    const auto found =
        std::lower_bound(kKnown.begin(), kKnown.end(), name,
                         [](const Known &known, std::string_view wanted) { return known.name < wanted; });
    if (found != kKnown.end() && found->name == name)
        return found->type;
    // Dozens of views that only differ in what they forbid.
    constexpr std::string_view kCollections = "java.util.Collections$";
    if (name.starts_with(kCollections)) {
        const std::string_view view = name.substr(kCollections.size());
        if (view.starts_with("Unmodifiable") || view.starts_with("Synchronized") || view.starts_with("Checked"))
            return Wrapper;
    }
    return Plain;
}

bool isWrappedField(QByteArrayView field)
{
    // Of Collections' views of collections and maps, Arrays.asList(), CopyOnWriteArraySet and EnumSet.
    return field == "c" || field == "m" || field == "a" || field == "al" || field == "elements";
}

} // namespace formats
