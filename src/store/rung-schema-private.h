/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* One frozen text per format; each in a file of its own. */
extern const char rung_schema_1[];
