/* ibid.h - the whole library, in the order in which data flows. */
#ifndef IBID_IBID_H
#define IBID_IBID_H

#include "ibid/base.h"
#include "ibid/date.h"
#include "ibid/remark.h"
#include "ibid/block.h"
#include "ibid/note.h"
#include "ibid/citation.h"
#include "ibid/quotation.h"
#include "ibid/dating.h"
#include "ibid/figure.h"
#include "ibid/reader.h"
#include "ibid/doc.h"
#include "ibid/box.h"
#include "ibid/shelf.h"
#include "ibid/files.h"
#include "ibid/finding.h"
#include "ibid/check.h"
#include "ibid/pull.h"
#include "ibid/find.h"
#include "ibid/table.h"
#include "ibid/report.h"
#include "ibid/archive.h"
#include "ibid/cites.h"

#endif
