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

struct KnownClass {
    std::string_view name;
    JavaType type;
};

/// Sorted, to be found by halves. The classes' writeObject() in the JDK say what stands where.
constexpr auto kKnownClasses = [] {
    using enum JavaType;
    return std::array{
        KnownClass{"java.lang.Boolean", Boxed},
        KnownClass{"java.lang.Byte", Boxed},
        KnownClass{"java.lang.Character", Boxed},
        KnownClass{"java.lang.Double", Boxed},
        KnownClass{"java.lang.Float", Boxed},
        KnownClass{"java.lang.Integer", Boxed},
        KnownClass{"java.lang.Long", Boxed},
        KnownClass{"java.lang.Short", Boxed},
        KnownClass{"java.lang.StringBuffer", Text},
        KnownClass{"java.lang.StringBuilder", Text},
        KnownClass{"java.math.BigDecimal", BigDecimal},
        KnownClass{"java.math.BigInteger", BigInteger},
        KnownClass{"java.sql.Timestamp", Timestamp},
        KnownClass{"java.time.Ser", Time},
        KnownClass{"java.util.ArrayDeque", List},
        KnownClass{"java.util.ArrayList", List},
        KnownClass{"java.util.Arrays$ArrayList", Wrapper},
        KnownClass{"java.util.CollSer", Immutable},
        KnownClass{"java.util.Collections$EmptyList", EmptyList},
        KnownClass{"java.util.Collections$EmptyMap", EmptyMap},
        KnownClass{"java.util.Collections$EmptySet", EmptyList},
        KnownClass{"java.util.Collections$SingletonList", Singleton},
        KnownClass{"java.util.Collections$SingletonMap", SingletonMap},
        KnownClass{"java.util.Collections$SingletonSet", Singleton},
        KnownClass{"java.util.Date", Date},
        KnownClass{"java.util.EnumMap", Map},
        KnownClass{"java.util.EnumSet$SerializationProxy", Wrapper},
        KnownClass{"java.util.HashMap", Map},
        KnownClass{"java.util.HashSet", List},
        KnownClass{"java.util.Hashtable", Map},
        KnownClass{"java.util.IdentityHashMap", Map},
        KnownClass{"java.util.LinkedHashMap", Map},
        KnownClass{"java.util.LinkedHashSet", List},
        KnownClass{"java.util.LinkedList", List},
        KnownClass{"java.util.PriorityQueue", List},
        KnownClass{"java.util.Properties", Map},
        KnownClass{"java.util.Stack", Vector},
        KnownClass{"java.util.TreeMap", Map},
        KnownClass{"java.util.TreeSet", TreeSet},
        KnownClass{"java.util.UUID", Uuid},
        KnownClass{"java.util.Vector", Vector},
        KnownClass{"java.util.concurrent.ConcurrentHashMap", NonNullMap},
        KnownClass{"java.util.concurrent.ConcurrentLinkedDeque", NonNullList},
        KnownClass{"java.util.concurrent.ConcurrentLinkedQueue", NonNullList},
        KnownClass{"java.util.concurrent.ConcurrentSkipListMap", NonNullMap},
        KnownClass{"java.util.concurrent.CopyOnWriteArrayList", List},
        KnownClass{"java.util.concurrent.CopyOnWriteArraySet", Wrapper},
        KnownClass{"java.util.concurrent.atomic.AtomicInteger", Boxed},
        KnownClass{"java.util.concurrent.atomic.AtomicLong", Boxed},
        KnownClass{"org.apache.shiro.session.mgt.SimpleSession", ShiroSession},
        KnownClass{"org.apache.shiro.subject.SimplePrincipalCollection", ShiroPrincipals},
    };
}();
static_assert(std::is_sorted(kKnownClasses.begin(), kKnownClasses.end(),
                             [](const KnownClass &left, const KnownClass &right) { return left.name < right.name; }));

} // namespace

JavaType javaType(QByteArrayView className)
{
    const std::string_view name(className.data(), static_cast<size_t>(className.size()));
    const auto found =
        std::lower_bound(kKnownClasses.begin(), kKnownClasses.end(), name,
                         [](const KnownClass &known, std::string_view wanted) { return known.name < wanted; });
    if (found != kKnownClasses.end() && found->name == name)
        return found->type;
    // Dozens of views that only differ in what they forbid.
    constexpr std::string_view kCollections = "java.util.Collections$";
    if (name.starts_with(kCollections)) {
        const std::string_view view = name.substr(kCollections.size());
        if (view.starts_with("Unmodifiable") || view.starts_with("Synchronized") || view.starts_with("Checked"))
            return JavaType::Wrapper;
    }
    return JavaType::Plain;
}

bool isWrappedField(QByteArrayView field)
{
    // Of Collections' views of collections and maps, Arrays.asList(), CopyOnWriteArraySet and EnumSet.
    return field == "c" || field == "m" || field == "a" || field == "al" || field == "elements";
}

} // namespace formats
