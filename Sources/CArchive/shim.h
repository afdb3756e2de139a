/* These headers would bring a struct stat of their own, which then hides that of Glibc from the rest of the program. They
   need no more than pointers to it. */
#define _SYS_STAT_H 1
struct stat;
#include <archive.h>
#include <archive_entry.h>
#undef _SYS_STAT_H
