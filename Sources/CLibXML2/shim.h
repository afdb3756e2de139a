/* libxml2's headers pull in the system's ICU for one private field, and it declares the same names as the ICU that
   Swift's Foundation brings along. Nothing of it is used here. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
