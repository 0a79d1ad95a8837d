/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-entity.h"

G_BEGIN_DECLS

RungEntity *rung_entity_new        (RungRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void        rung_entity_set_record (RungEntity *self,
                                    RungRecord *record);

G_END_DECLS
