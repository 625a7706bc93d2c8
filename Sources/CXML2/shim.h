#pragma once
// Only for the flags and the linking. libxml2's headers bring ICU's with them, which clash with those of Foundation, so Swift
// never sees them: CPageHead stands between.
