// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/pickleglobals.h"

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

struct Known {
    QByteArrayView module;
    QByteArrayView name;
    QByteArrayView shown;
    PickleType type;
};

using enum PickleType;

// Python 2 knew other modules: __builtin__ for builtins, copy_reg for copyreg.
constexpr std::array kKnown{
    Known{"datetime", "datetime", "datetime.datetime", DateTime},
    Known{"datetime", "date", "datetime.date", Date},
    Known{"datetime", "time", "datetime.time", Time},
    Known{"datetime", "timedelta", "datetime.timedelta", TimeDelta},
    Known{"datetime", "timezone", "datetime.timezone", TimeZone},
    Known{"zoneinfo", "ZoneInfo", "zoneinfo.ZoneInfo", ZoneInfo},
    Known{"pytz", "_UTC", "pytz.UTC", Utc},
    Known{"pytz", "_p", "pytz.timezone", ZoneInfo},
    Known{"django.utils.timezone", "UTC", "django.utils.timezone.UTC", Utc},
    Known{"dateutil.tz.tz", "tzutc", "dateutil.tz.tzutc", Utc},
    Known{"decimal", "Decimal", "decimal.Decimal", Decimal},
    Known{"uuid", "UUID", "uuid.UUID", Uuid},
    Known{"collections", "OrderedDict", "collections.OrderedDict", Map},
    Known{"collections", "Counter", "collections.Counter", Map},
    Known{"collections", "defaultdict", "collections.defaultdict", DefaultMap},
    Known{"collections", "deque", "collections.deque", List},
    Known{"builtins", "dict", "dict", Map},
    Known{"builtins", "list", "list", List},
    Known{"builtins", "tuple", "tuple", List},
    Known{"builtins", "set", "set", List},
    Known{"builtins", "frozenset", "frozenset", List},
    Known{"builtins", "bytearray", "bytearray", Bytes},
    Known{"builtins", "bytes", "bytes", Bytes},
    Known{"builtins", "str", "str", Text},
    Known{"builtins", "unicode", "str", Text},
    Known{"builtins", "complex", "complex", Complex},
    Known{"builtins", "getattr", "builtins.getattr", GetAttribute},
    Known{"_codecs", "encode", "_codecs.encode", Encode},
    Known{"copyreg", "_reconstructor", "copyreg._reconstructor", Reconstruct},
    Known{"django.utils.safestring", "SafeString", "django.utils.safestring.SafeString", Text},
    Known{"django.utils.safestring", "SafeText", "django.utils.safestring.SafeString", Text},
    Known{"django.utils.safestring", "SafeUnicode", "django.utils.safestring.SafeString", Text},
    Known{"markupsafe", "Markup", "markupsafe.Markup", Text},
    Known{"markupsafe._native", "Markup", "markupsafe.Markup", Text},
};

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
    for (const Known &known : kKnown) {
        if (known.name == name && known.module == module)
            return {known.shown, known.type};
    }
    return {};
}

bool canAct(QByteArrayView module, QByteArrayView name)
{
    module = modern(module);
    if (knownPickleGlobal(module, name).type != Other)
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

} // namespace formats
