#include <libpq-fe.h>

/* Character-literal macros are not imported into Swift. */
static const int YG_DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
