/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packs spans into rows.
 *
 * First fit by first day gives as few rows as there can be: a row is opened only when
 * every row so far is busy on that day, so that many spans overlap there.  Which of the
 * free rows a span takes does not change the number; the lowest keeps a picture still
 * when something is added at the right.  To find the lowest free row without looking at
 * each, the rows that are busy wait in a heap by the day they become free, and those that
 * are free in a heap by their number. */

#include "rung-lanes.h"

/* A binary heap of rows, the smallest key on top. */
typedef struct
{
  guint64 *keys; /* key << 32 | row */
  guint    length;
} Heap;

static void
heap_push (Heap    *self,
           guint64  key)
{
  guint child = self->length++;

  while (child > 0 && self->keys[(child - 1) / 2] > key)
    {
      self->keys[child] = self->keys[(child - 1) / 2];
      child = (child - 1) / 2;
    }
  self->keys[child] = key;
}

static guint64
heap_pop (Heap *self)
{
  guint64 top = self->keys[0];
  guint64 key = self->keys[--self->length];
  guint parent = 0;

  for (guint child = 1; child < self->length; child = parent * 2 + 1)
    {
      if (child + 1 < self->length && self->keys[child + 1] < self->keys[child])
        child++;
      if (self->keys[child] >= key)
        break;
      self->keys[parent] = self->keys[child];
      parent = child;
    }
  self->keys[parent] = key;
  return top;
}

static int
compare_spans_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const RungSpan *spans = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (spans[i].first != spans[j].first)
    return spans[i].first < spans[j].first ? -1 : 1;
  /* Of two that begin together the longer one first; then as they came. */
  if (spans[i].end != spans[j].end)
    return spans[i].end > spans[j].end ? -1 : 1;
  return i < j ? -1 : 1;
}

/**
 * rung_lanes_pack:
 * @spans: (array length=n_spans): half-open spans, in any order; an empty one counts
 *   as one day, since it is still to be seen
 * @n_spans: how many
 * @rows: (array length=n_spans) (out caller-allocates): where the row of each is put
 *
 * Packs spans into as few rows as can be, so that no two of a row overlap; spans that
 * touch may share a row.  Takes O(n log n).
 *
 * Returns: the number of rows
 */
guint
rung_lanes_pack (const RungSpan *spans,
                 guint           n_spans,
                 guint          *rows)
{
  g_autofree guint *order = g_new (guint, n_spans);
  g_autofree guint64 *busy_keys = g_new (guint64, n_spans);
  g_autofree guint64 *free_keys = g_new (guint64, n_spans);
  Heap busy = { busy_keys, 0 }, idle = { free_keys, 0 };
  guint n_rows = 0;

  g_return_val_if_fail (n_spans == 0 || (spans != NULL && rows != NULL), 0);

  for (guint i = 0; i < n_spans; i++)
    order[i] = i;
  if (n_spans > 0)
    g_qsort_with_data (order, (int) n_spans, sizeof (guint), compare_spans_cb, (gpointer) spans);

  for (guint i = 0; i < n_spans; i++)
    {
      RungSpan span = spans[order[i]];
      guint64 end = MAX (span.end, (guint64) span.first + 1);
      guint64 row;

      while (busy.length > 0 && busy.keys[0] >> 32 <= span.first)
        heap_push (&idle, heap_pop (&busy) & G_MAXUINT32);
      row = idle.length > 0 ? heap_pop (&idle) : n_rows++;
      heap_push (&busy, end << 32 | row);
      rows[order[i]] = (guint) row;
    }
  return n_rows;
}
