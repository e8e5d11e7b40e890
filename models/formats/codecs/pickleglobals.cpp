// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/pickleglobals.h"

#include "models/text/characters.h"

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

struct KnownGlobal {
    QByteArrayView module;
    QByteArrayView name;
    QByteArrayView shown;
    PickleType type;
};

// Python 2 knew other modules: __builtin__ for builtins, copy_reg for copyreg.
constexpr auto kKnownGlobals = [] {
    using enum PickleType;
    return std::array{
        KnownGlobal{"datetime", "datetime", "datetime.datetime", DateTime},
        KnownGlobal{"datetime", "date", "datetime.date", Date},
        KnownGlobal{"datetime", "time", "datetime.time", Time},
        KnownGlobal{"datetime", "timedelta", "datetime.timedelta", TimeDelta},
        KnownGlobal{"datetime", "timezone", "datetime.timezone", TimeZone},
        KnownGlobal{"zoneinfo", "ZoneInfo", "zoneinfo.ZoneInfo", ZoneInfo},
        KnownGlobal{"pytz", "_UTC", "pytz.UTC", Utc},
        KnownGlobal{"pytz", "_p", "pytz.timezone", ZoneInfo},
        KnownGlobal{"django.utils.timezone", "UTC", "django.utils.timezone.UTC", Utc},
        KnownGlobal{"dateutil.tz.tz", "tzutc", "dateutil.tz.tzutc", Utc},
        KnownGlobal{"decimal", "Decimal", "decimal.Decimal", Decimal},
        KnownGlobal{"uuid", "UUID", "uuid.UUID", Uuid},
        KnownGlobal{"collections", "OrderedDict", "collections.OrderedDict", Map},
        KnownGlobal{"collections", "Counter", "collections.Counter", Map},
        KnownGlobal{"collections", "defaultdict", "collections.defaultdict", DefaultMap},
        KnownGlobal{"collections", "deque", "collections.deque", List},
        KnownGlobal{"builtins", "dict", "dict", Map},
        KnownGlobal{"builtins", "list", "list", List},
        KnownGlobal{"builtins", "tuple", "tuple", List},
        KnownGlobal{"builtins", "set", "set", List},
        KnownGlobal{"builtins", "frozenset", "frozenset", List},
        KnownGlobal{"builtins", "bytearray", "bytearray", Bytes},
        KnownGlobal{"builtins", "bytes", "bytes", Bytes},
        KnownGlobal{"builtins", "str", "str", Text},
        KnownGlobal{"builtins", "unicode", "str", Text},
        KnownGlobal{"builtins", "complex", "complex", Complex},
        KnownGlobal{"builtins", "getattr", "builtins.getattr", GetAttribute},
        KnownGlobal{"_codecs", "encode", "_codecs.encode", Encode},
        KnownGlobal{"copyreg", "_reconstructor", "copyreg._reconstructor", Reconstruct},
        KnownGlobal{"django.utils.safestring", "SafeString", "django.utils.safestring.SafeString", Text},
        KnownGlobal{"django.utils.safestring", "SafeText", "django.utils.safestring.SafeString", Text},
        KnownGlobal{"django.utils.safestring", "SafeUnicode", "django.utils.safestring.SafeString", Text},
        KnownGlobal{"markupsafe", "Markup", "markupsafe.Markup", Text},
        KnownGlobal{"markupsafe._native", "Markup", "markupsafe.Markup", Text},
    };
}();

/// Of builtins everything that is not here can act: eval, exec, compile, open, __import__ …
constexpr std::array<QByteArrayView, 17> kHarmlessBuiltins{
    "object", "int",  "float",    "bool",     "long",           "basestring", "range", "xrange", "slice",
    "type",   "iter", "reversed", "Ellipsis", "NotImplemented", "None",       "True",  "False",
};

/// Modules of which any name can act, with what lies in them.
constexpr std::array<QByteArrayView, 69> kActingModules{
    "os",
    "posix",
    "nt",
    "posixpath",
    "ntpath",
    "subprocess",
    "_posixsubprocess",
    "sys",
    "importlib",
    "_frozen_importlib",
    "_frozen_importlib_external",
    "imp",
    "_imp",
    "zipimport",
    "pkgutil",
    "runpy",
    "shutil",
    "socket",
    "_socket",
    "ssl",
    "pty",
    "tty",
    "ctypes",
    "_ctypes",
    "cffi",
    "pickle",
    "_pickle",
    "cPickle",
    "dill",
    "cloudpickle",
    "joblib",
    "marshal",
    "shelve",
    "commands",
    "popen2",
    "webbrowser",
    "platform",
    "code",
    "codeop",
    "bdb",
    "pdb",
    "timeit",
    "cProfile",
    "profile",
    "trace",
    "test",
    "asyncio",
    "multiprocessing",
    "_multiprocessing",
    "signal",
    "resource",
    "fcntl",
    "mmap",
    "gc",
    "inspect",
    "linecache",
    "tempfile",
    "fileinput",
    "glob",
    "ftplib",
    "smtplib",
    "telnetlib",
    "xmlrpc",
    "requests",
    "pip",
    "setuptools",
    "distutils",
    "doctest",
    "venv",
};

/// Single names that can act, of modules that are harmless otherwise.
struct Acting {
    QByteArrayView module;
    QByteArrayView name; ///< empty: all of them
};
constexpr std::array kActing{
    Acting{"operator", {}},
    Acting{"_operator", {}},
    Acting{"functools", "partial"},
    Acting{"functools", "reduce"},
    Acting{"_functools", "partial"},
    Acting{"_functools", "reduce"},
    Acting{"types", "FunctionType"},
    Acting{"types", "LambdaType"},
    Acting{"types", "CodeType"},
    Acting{"io", "open"},
    Acting{"io", "FileIO"},
    Acting{"io", "open_code"},
    Acting{"_io", "open"},
    Acting{"_io", "FileIO"},
    Acting{"_io", "open_code"},
    Acting{"codecs", "open"},
    Acting{"threading", "Thread"},
    Acting{"threading", "Timer"},
    Acting{"urllib", {}},
    Acting{"urllib2", {}},
    Acting{"http.client", {}},
    Acting{"httplib", {}},
    Acting{"logging.config", {}},
    Acting{"sqlite3", "connect"},
    Acting{"copyreg", "pickle"},
    Acting{"copyreg", "constructor"},
    Acting{"copyreg", "add_extension"},
};

QByteArrayView modern(QByteArrayView module)
{
    if (module == "__builtin__" || module == "__builtins__")
        return "builtins";
    return module == "copy_reg" ? QByteArrayView("copyreg") : module;
}

bool isActingModule(QByteArrayView top)
{
    return std::find(kActingModules.begin(), kActingModules.end(), top) != kActingModules.end();
}

bool isUnder(QByteArrayView module, QByteArrayView parent)
{
    return module.startsWith(parent) && (module.size() == parent.size() || module[parent.size()] == '.');
}

/// Protocol 4 follows dots in a name: `http.server` and `os.system` lead to os.
bool stepsOut(QByteArrayView name)
{
    while (!name.isEmpty()) {
        const qsizetype dot = name.indexOf('.');
        const QByteArrayView step = dot < 0 ? name : name.first(dot);
        if (step.startsWith("__") || isActingModule(step) || isActingModule(step.sliced(step.startsWith('_') ? 1 : 0)))
            return true;
        if (dot < 0)
            return false;
        name = name.sliced(dot + 1);
    }
    return false;
}

} // namespace

PickleGlobal knownPickleGlobal(QByteArrayView module, QByteArrayView name)
{
    module = modern(module);
    for (const KnownGlobal &known : kKnownGlobals) {
        if (known.name == name && known.module == module)
            return {known.shown, known.type};
    }
    return {};
}

bool canAct(QByteArrayView module, QByteArrayView name)
{
    module = modern(module);
    if (knownPickleGlobal(module, name).type != PickleType::Other)
        return false;
    if (module == "builtins") {
        const bool harmless =
            name.endsWith("Error") || name.endsWith("Exception") || name.endsWith("Warning") ||
            std::find(kHarmlessBuiltins.begin(), kHarmlessBuiltins.end(), name) != kHarmlessBuiltins.end();
        return !harmless;
    }
    const qsizetype dot = module.indexOf('.');
    if (isActingModule(dot < 0 ? module : module.first(dot)))
        return true;
    for (const Acting &acting : kActing) {
        if (isUnder(module, acting.module) && (acting.name.isEmpty() || acting.name == name))
            return true;
    }
    return name.contains('.') && stepsOut(name);
}

bool isLikeModule(QByteArrayView text)
{
    if (std::any_of(kKnownGlobals.begin(), kKnownGlobals.end(),
                    [text](const KnownGlobal &known) { return known.module == text; }))
        return true;
    const auto isIn = [](char c) { return text::isLower(c) || text::isDigit(c) || c == '_' || c == '.'; };
    return text.contains('.') && text.size() <= 255 && !text.startsWith('.') && !text.endsWith('.') &&
           !text::isDigit(text.front()) && std::all_of(text.begin(), text.end(), isIn);
}

bool isLikeGlobal(QByteArrayView module, QByteArrayView name)
{
    if (!knownPickleGlobal(module, name).name.isEmpty())
        return true;
    const auto isIn = [](char c) { return text::isLetter(c) || text::isDigit(c) || c == '_' || c == '.'; };
    return isLikeModule(module) && !name.isEmpty() && name.size() <= 255 && text::isUpper(name.front()) &&
           std::all_of(name.begin(), name.end(), isIn);
}

} // namespace formats
