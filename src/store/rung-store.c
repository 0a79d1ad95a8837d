/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The single writer of one plan file, and the one door through which the plan changes.
 *
 * 1. A change is checked, then durable, then seen.  What fails before the COMMIT has
 *    changed nothing, on screen or on disk.
 * 2. A commit that failed may have reached the disk all the same (a sync can fail
 *    after the bytes are out).  So the connection is opened again and the plan is read
 *    from the file: screen and disk agree, and the error is told.
 * 3. What another program has written is followed before anything is checked.
 * 4. Signals are sent when no transaction is open: a handler may commit.
 * 5. A plan that may not be written can be looked at: the store then has no connection,
 *    and refuses what would change it.
 * 6. Another Rung keeps the history of what it wrote itself; following it journals
 *    nothing.
 */

#include "rung-store.h"

#include "rung-connection.h"
#include "rung-edit.h"
#include "rung-files.h"
#include "rung-journal-goal.h"
#include "rung-goal-past.h"
#include "rung-look.h"

struct _RungStore
{
  GObject           parent_instance;
  char             *path;
  RungPlan         *plan;
  RungConnection   *connection; /* NULL after a failure until it can be opened again */
  RungHistoryEntry *undo, *redo; /* of the moment `peeked` */
  gboolean          peeked;
  gboolean          is_read_only;
};

G_DEFINE_FINAL_TYPE (RungStore, rung_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (rung-store-error-quark, rung_store_error)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_peek (RungStore *self)
{
  g_clear_pointer (&self->undo, rung_history_entry_free);
  g_clear_pointer (&self->redo, rung_history_entry_free);
  self->peeked = FALSE;
}

static void
show (RungStore     *self,
      RungChangeset *changeset,
      RungOrigin     origin)
{
  forget_peek (self);
  rung_plan_apply (self->plan, changeset);
  g_signal_emit (self, signals[COMMITTED], 0, changeset, origin);
}

/* Makes the plan what the file holds. */
static void
follow (RungStore    *self,
        RungSnapshot *there)
{
  g_autoptr(RungSnapshot) here = rung_plan_dup_snapshot (self->plan);
  g_autoptr(RungChangeset) changes = rung_snapshot_diff (here, there, RUNG_LABEL_OUTSIDE, NULL);

  forget_peek (self);
  if (rung_changeset_get_size (changes) > 0)
    show (self, changes, RUNG_ORIGIN_OUTSIDE);
}

static gboolean
reload (RungStore  *self,
        GError    **error)
{
  g_autoptr(RungSnapshot) there = rung_connection_load (self->connection, error);

  if (there == NULL)
    return FALSE;
  follow (self, there);
  return TRUE;
}

static gboolean
reconnect (RungStore  *self,
           GError    **error)
{
  g_autoptr(RungSnapshot) there = NULL;

  if (self->connection != NULL && rung_connection_has_moved (self->connection))
    g_clear_pointer (&self->connection, rung_connection_abandon);
  g_clear_pointer (&self->connection, rung_connection_drop);
  self->connection = rung_connection_open (self->path, rung_schema_get_current (), &there, error);
  if (self->connection == NULL)
    return FALSE;
  follow (self, there);
  return TRUE;
}

/* A file that was replaced (a backup put in its place) is opened again; one that was
 * removed is told, for what is written into it now would be lost. */
static gboolean
ensure_connection (RungStore  *self,
                   GError    **error)
{
  if (self->is_read_only)
    {
      g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_READ_ONLY,
                   "“%s” cannot be written to; it can be looked at, or copied to where you may write", self->path);
      return FALSE;
    }
  if (self->connection != NULL && !rung_connection_has_moved (self->connection))
    return TRUE;
  if (rung_files_exist (self->path))
    return reconnect (self, error);
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOT_FOUND,
               "“%s” was removed or renamed while it was open; put it back or restore a backup", self->path);
  return FALSE;
}

static gboolean
run_kept (RungStore     *self,
          sqlite3_stmt **stmt,
          const char    *sql,
          GError       **error)
{
  if (*stmt == NULL)
    *stmt = rung_sqlite_prepare (self->connection->db, sql, "save", error);
  return *stmt != NULL && rung_sqlite_run (*stmt, "save", error);
}

/* Takes the write lock with the plan as the file holds it. */
static gboolean
begin (RungStore  *self,
       GError    **error)
{
  for (;;)
    {
      gboolean has_news;

      if (!ensure_connection (self, error) ||
          !run_kept (self, &self->connection->begin, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (!rung_connection_has_news (self->connection, &has_news, error))
        return rung_sqlite_roll_back (self->connection->db);
      if (!has_news)
        return TRUE;
      rung_sqlite_roll_back (self->connection->db);
      if (!reload (self, error))
        return FALSE;
    }
}

static gboolean
check (RungStore      *self,
       RungChangeset  *changeset,
       GError        **error)
{
  g_autoptr(GError) reason = NULL;
  gboolean conflict;

  if (rung_plan_check (self->plan, changeset, &reason))
    return TRUE;
  conflict = g_error_matches (reason, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_CONFLICT);
  g_set_error_literal (error, RUNG_STORE_ERROR, conflict ? RUNG_STORE_ERROR_CONFLICT : RUNG_STORE_ERROR_INVALID,
                       reason->message);
  return FALSE;
}

static gboolean
write_changes (RungStore      *self,
               RungChangeset  *changeset,
               GError        **error)
{
  guint n_changes = rung_changeset_get_size (changeset);

  for (guint i = 0; i < n_changes; i++)
    if (!rung_rows_write (self->connection->rows, rung_changeset_get (changeset, i), error))
      return FALSE;
  return TRUE;
}

/* From the write lock to the signal. */
static gboolean
finish (RungStore      *self,
        RungChangeset  *changeset,
        RungOrigin      origin,
        gint64          target,
        GError        **error)
{
  RungConnection *connection = self->connection;

  if (!check (self, changeset, error) ||
      !write_changes (self, changeset, error) ||
      !rung_journal_append (connection->journal, changeset, origin, target, g_get_real_time (), error))
    return rung_sqlite_roll_back (connection->db);
  if (!run_kept (self, &connection->commit, "COMMIT", error))
    {
      rung_sqlite_roll_back (connection->db);
      reconnect (self, NULL);
      return FALSE;
    }
  show (self, changeset, origin);
  return TRUE;
}

static gboolean
refuse_nothing (RungStore   *self,
                RungOrigin   origin,
                GError     **error)
{
  rung_sqlite_roll_back (self->connection->db);
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOTHING,
               origin == RUNG_ORIGIN_UNDO ? "There is nothing to undo in “%s”" : "There is nothing to redo in “%s”",
               self->path);
  return FALSE;
}

static RungChangeset *
load_step (RungStore   *self,
           gint64       id,
           RungOrigin   origin,
           GError     **error)
{
  g_autoptr(RungChangeset) edit = rung_journal_load (self->connection->journal, id, error);

  if (edit == NULL || origin == RUNG_ORIGIN_REDO)
    return g_steal_pointer (&edit);
  return rung_changeset_invert (edit);
}

static gboolean
travel (RungStore   *self,
        RungOrigin   origin,
        GError     **error)
{
  g_autoptr(RungHistoryEntry) entry = NULL;
  g_autoptr(RungChangeset) step = NULL;

  if (!begin (self, error))
    return FALSE;
  if (!rung_journal_peek (self->connection->journal, origin, &entry, error))
    return rung_sqlite_roll_back (self->connection->db);
  if (entry == NULL)
    return refuse_nothing (self, origin, error);
  step = load_step (self, entry->id, origin, error);
  if (step == NULL)
    return rung_sqlite_roll_back (self->connection->db);
  return finish (self, step, origin, entry->id, error);
}

/* What undo and redo would take, asked of the file at most once per change of it. */
static void
peek (RungStore *self)
{
  gboolean has_news = TRUE;

  if (!ensure_connection (self, NULL) || !rung_connection_has_news (self->connection, &has_news, NULL))
    {
      forget_peek (self);
      return;
    }
  if (self->peeked && !has_news)
    return;
  forget_peek (self);
  self->peeked = rung_journal_peek (self->connection->journal, RUNG_ORIGIN_UNDO, &self->undo, NULL) &&
                 rung_journal_peek (self->connection->journal, RUNG_ORIGIN_REDO, &self->redo, NULL);
}

static RungHistoryEntry *
copy_entry (const RungHistoryEntry *entry)
{
  RungHistoryEntry *copy;

  if (entry == NULL)
    return NULL;
  copy = g_memdup2 (entry, sizeof *entry);
  copy->argument = g_strdup (entry->argument);
  return copy;
}

static void
rung_store_finalize (GObject *object)
{
  RungStore *self = RUNG_STORE (object);

  forget_peek (self);
  g_clear_pointer (&self->connection, rung_connection_free);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (rung_store_parent_class)->finalize (object);
}

static void
rung_store_class_init (RungStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_store_finalize;

  /**
   * RungStore::committed:
   * @self: a store
   * @changeset: what changed
   * @origin: a #RungOrigin
   *
   * The plan has changed: the change is on disk, and the plan shows it already.  No
   * transaction is open, so a handler may commit.
   */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, RUNG_TYPE_CHANGESET, G_TYPE_INT);
}

static void
rung_store_init (RungStore *self)
{
}

/**
 * rung_store_open:
 * @path: a plan file
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Opens a plan for reading and writing; a file of an older format is brought to the
 * newest, after a copy of it was made beside it.  A file that is no plan, is damaged
 * or was made by a newer Rung stays byte for byte as it is.
 *
 * The store belongs to one thread at a time: the one that opened it, until that hands it
 * over whole and touches it no more.  It, its plan and its signals are for that thread
 * only.  Other threads work on rung_plan_dup_snapshot().
 *
 * Returns: (transfer full): the store, or %NULL
 */
RungStore *
rung_store_open (const char  *path,
                 GError     **error)
{
  g_autoptr(RungSnapshot) snapshot = NULL;
  RungConnection *connection;
  RungStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  connection = rung_connection_open (path, rung_schema_get_current (), &snapshot, error);
  if (connection == NULL)
    return NULL;
  self = g_object_new (RUNG_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->connection = connection;
  self->plan = rung_plan_new (snapshot);
  return self;
}

/**
 * rung_store_open_to_look:
 * @path: a plan file that may not be writable
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Opens a plan for looking only: whatever would change it is refused with
 * %RUNG_STORE_ERROR_READ_ONLY, and not a byte of the file or beside it changes.
 *
 * Returns: (transfer full): the store, or %NULL
 */
RungStore *
rung_store_open_to_look (const char  *path,
                         GError     **error)
{
  g_autoptr(RungSnapshot) snapshot = rung_store_read (path, error);
  RungStore *self;

  if (snapshot == NULL)
    return NULL;
  self = g_object_new (RUNG_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->plan = rung_plan_new (snapshot);
  self->is_read_only = TRUE;
  return self;
}

/**
 * rung_store_is_read_only:
 * @self: a store
 *
 * Returns: whether the plan can be looked at only
 */
gboolean
rung_store_is_read_only (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  return self->is_read_only;
}

static gboolean
obeys_rules (RungSnapshot  *snapshot,
             const char    *path,
             GError       **error)
{
  g_autoptr(GPtrArray) broken = rung_rules_check_snapshot (snapshot);

  if (broken->len == 0)
    return TRUE;
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_INVALID, "Could not create “%s”: %s",
               path, ((GError *) broken->pdata[0])->message);
  return FALSE;
}

static gboolean
refuse_existing (const char  *path,
                 GError     **error)
{
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_EXISTS,
               "Could not create “%s”: there is a file of that name already", path);
  return FALSE;
}

/**
 * rung_store_create:
 * @path: where the plan file will be; its folder is there
 * @snapshot: the plan, with its PLAN record
 * @error: return location for %RUNG_STORE_ERROR_EXISTS, %RUNG_STORE_ERROR_INVALID or
 *   another #RUNG_STORE_ERROR
 *
 * Makes a plan file of mode 0600 and opens it.  When it fails there is no file.
 *
 * Returns: (transfer full): the store, or %NULL
 */
RungStore *
rung_store_create (const char    *path,
                   RungSnapshot  *snapshot,
                   GError       **error)
{
  RungStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  if (rung_files_exist (path) && !refuse_existing (path, error))
    return NULL;
  if (!obeys_rules (snapshot, path, error) ||
      !rung_connection_create (path, rung_schema_get_current (), snapshot, error))
    return NULL;
  self = rung_store_open (path, error);
  if (self == NULL)
    rung_files_remove_database (path);
  return self;
}

/**
 * rung_store_read:
 * @path: a plan file
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Reads a plan for looking only.  Not a byte of the file or beside it changes, and
 * it may be called on any thread, on a file that is read-only, and while another
 * program has it open.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
RungSnapshot *
rung_store_read (const char  *path,
                 GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return rung_look (path, rung_schema_get_current (), error);
}

/**
 * rung_store_read_history:
 * @path: a plan file
 * @limit: how many entries at most
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Reads what changed when, for looking only, as rung_store_read() does.
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): entries, newest first,
 *   undo and redo among them; may be empty; or %NULL
 */
GPtrArray *
rung_store_read_history (const char  *path,
                         guint        limit,
                         GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return rung_look_history (path, limit, rung_schema_get_current (), error);
}

/**
 * rung_store_get_plan:
 * @self: a store
 *
 * Returns: (transfer none): the plan, the same object for the store's life; it
 *   changes only through rung_store_commit(), undo, redo and refresh
 */
RungPlan *
rung_store_get_plan (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);

  return self->plan;
}

/**
 * rung_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the absolute path of the plan file
 */
const char *
rung_store_get_path (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);

  return self->path;
}

/**
 * rung_store_commit:
 * @self: a store
 * @changeset: what is to change; empty ones succeed and leave no trace
 * @origin: %RUNG_ORIGIN_USER or %RUNG_ORIGIN_IMPORT
 * @error: return location for %RUNG_STORE_ERROR_INVALID (a rule is broken),
 *   %RUNG_STORE_ERROR_CONFLICT (the plan changed meanwhile; it has been reloaded) or
 *   another #RUNG_STORE_ERROR
 *
 * The one door: the change is checked, then durable on disk together with its entry
 * in the history, then seen in the plan, then told by #RungStore::committed.  When it
 * fails the plan is what the file holds, which is what it was before unless another
 * program has changed it.
 *
 * Returns: whether the change was made
 */
gboolean
rung_store_commit (RungStore      *self,
                   RungChangeset  *changeset,
                   RungOrigin      origin,
                   GError        **error)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);
  g_return_val_if_fail (RUNG_IS_CHANGESET (changeset), FALSE);
  g_return_val_if_fail (origin == RUNG_ORIGIN_USER || origin == RUNG_ORIGIN_IMPORT, FALSE);

  if (rung_changeset_get_size (changeset) == 0)
    return TRUE;
  return begin (self, error) && finish (self, changeset, origin, 0, error);
}

static gboolean
look_again (RungStore  *self,
            GError    **error)
{
  g_autoptr(RungSnapshot) there = rung_store_read (self->path, error);

  if (there == NULL)
    return FALSE;
  follow (self, there);
  return TRUE;
}

/**
 * rung_store_refresh:
 * @self: a store
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Follows what other programs have written since; cheap when they have not.
 *
 * Returns: whether the plan is what the file holds
 */
gboolean
rung_store_refresh (RungStore  *self,
                    GError    **error)
{
  gboolean has_news;

  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  if (self->is_read_only)
    return look_again (self, error);
  if (!ensure_connection (self, error) ||
      !rung_connection_has_news (self->connection, &has_news, error))
    return FALSE;
  return !has_news || reload (self, error);
}

/**
 * rung_store_can_undo:
 * @self: a store
 *
 * Returns: whether there is an edit to undo, by whatever process it was made
 */
gboolean
rung_store_can_undo (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  peek (self);
  return self->undo != NULL;
}

/**
 * rung_store_can_redo:
 * @self: a store
 *
 * Returns: whether there is an edit to redo
 */
gboolean
rung_store_can_redo (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  peek (self);
  return self->redo != NULL;
}

/**
 * rung_store_peek_undo:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): the edit that undo would take back
 */
RungHistoryEntry *
rung_store_peek_undo (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);

  peek (self);
  return copy_entry (self->undo);
}

/**
 * rung_store_peek_redo:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): the edit that redo would make again
 */
RungHistoryEntry *
rung_store_peek_redo (RungStore *self)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);

  peek (self);
  return copy_entry (self->redo);
}

/**
 * rung_store_undo:
 * @self: a store
 * @error: return location for %RUNG_STORE_ERROR_NOTHING or what rung_store_commit()
 *   gives
 *
 * Takes back the newest edit that has not been taken back, through the one door.
 *
 * Returns: whether an edit was taken back
 */
gboolean
rung_store_undo (RungStore  *self,
                 GError    **error)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  return travel (self, RUNG_ORIGIN_UNDO, error);
}

/**
 * rung_store_redo:
 * @self: a store
 * @error: return location for %RUNG_STORE_ERROR_NOTHING or what rung_store_commit()
 *   gives
 *
 * Makes the edit again that was taken back last.
 *
 * Returns: whether an edit was made again
 */
gboolean
rung_store_redo (RungStore  *self,
                 GError    **error)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  return travel (self, RUNG_ORIGIN_REDO, error);
}

/**
 * rung_store_list_history:
 * @self: a store
 * @limit: how many entries at most
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): what changed when,
 *   newest first, undo and redo among it; may be empty; or %NULL
 */
GPtrArray *
rung_store_list_history (RungStore  *self,
                         guint       limit,
                         GError    **error)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);

  if (self->is_read_only)
    return rung_store_read_history (self->path, limit, error);
  if (!ensure_connection (self, error))
    return NULL;
  return rung_journal_list (self->connection->journal, limit, error);
}

/**
 * rung_store_list_goal_history:
 * @self: a store
 * @goal_uid: the uid of a goal, which may be gone
 * @limit: how many entries at most
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): what changed of the goal
 *   and of what belongs to it when, newest first, undo and redo among it, each with its
 *   changes; may be empty; or %NULL
 */
GPtrArray *
rung_store_list_goal_history (RungStore   *self,
                              const char  *goal_uid,
                              guint        limit,
                              GError     **error)
{
  RungHistoryRequest request = { .goal_uid = goal_uid, .limit = limit };

  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);
  g_return_val_if_fail (goal_uid != NULL, NULL);

  if (self->is_read_only)
    return rung_store_read_goal_history (self->path, goal_uid, limit, error);
  if (!ensure_connection (self, error))
    return NULL;
  return rung_journal_goal_list (self->connection, &request, NULL, error);
}

/**
 * rung_store_read_goal_history:
 * @path: a plan file
 * @goal_uid: the uid of a goal, which may be gone
 * @limit: how many entries at most
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * The same for looking only, as rung_store_read() does.
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): entries, or %NULL
 */
GPtrArray *
rung_store_read_goal_history (const char  *path,
                              const char  *goal_uid,
                              guint        limit,
                              GError     **error)
{
  RungHistoryRequest request = { .goal_uid = goal_uid, .limit = limit };

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (goal_uid != NULL, NULL);

  return rung_look_goal_history (path, &request, rung_schema_get_current (), error);
}

/**
 * rung_store_read_gone_goals:
 * @path: a plan file
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Finds the goals that were deleted and that the history still knows.
 *
 * Returns: (transfer full): their records as they were last, and nothing else; or %NULL
 */
RungSnapshot *
rung_store_read_gone_goals (const char  *path,
                            GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return rung_look_gone_goals (path, rung_schema_get_current (), error);
}

static RungSnapshot *
rewind_goal (RungStore  *self,
             const char *goal_uid,
             GPtrArray  *entries)
{
  g_autoptr(RungSnapshot) present = rung_goal_past_get_present (self->plan, goal_uid);
  g_autoptr(GPtrArray) changesets = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (changesets, ((RungHistoryEntry *) entries->pdata[i])->changes);
  return rung_goal_past_rewind (present, goal_uid, changesets);
}

/**
 * rung_store_edit_go_back:
 * @self: a store
 * @goal_uid: the uid of a goal, which may be gone
 * @entry_id: an entry of the history
 * @error: return location for %RUNG_PLAN_ERROR_NOT_FOUND when the history has no such
 *   entry or there was no such goal then, %RUNG_PLAN_ERROR_NOTHING when it is like that
 *   already, or a #RUNG_STORE_ERROR
 *
 * Makes the edit that makes a goal, and what belongs to it, what it was after an entry.
 *
 * Returns: (transfer full): the edit, to be committed, or %NULL
 */
RungChangeset *
rung_store_edit_go_back (RungStore   *self,
                         const char  *goal_uid,
                         gint64       entry_id,
                         GError     **error)
{
  RungHistoryRequest request = { .goal_uid = goal_uid, .limit = G_MAXUINT, .after_id = entry_id };
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RungSnapshot) then = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (RUNG_IS_STORE (self), NULL);
  g_return_val_if_fail (goal_uid != NULL, NULL);

  /* The plan that is rewound has to be the one the journal ends with. */
  if (!ensure_connection (self, error) || !rung_store_refresh (self, error))
    return NULL;
  entries = rung_journal_goal_list (self->connection, &request, &found, error);
  if (entries == NULL)
    return NULL;
  if (found)
    then = rewind_goal (self, goal_uid, entries);
  return rung_edit_go_back (self->plan, goal_uid, then, error);
}

/**
 * rung_store_copy_to:
 * @self: a store
 * @path: where the copy goes; a file that is there is replaced
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Writes a whole copy as of one moment, history and all, mode 0600.  It gets its name
 * when it is complete; when it fails, what stood there is untouched.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_store_copy_to (RungStore   *self,
                    const char  *path,
                    GError     **error)
{
  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return ensure_connection (self, error) && rung_connection_copy_to (self->connection, path, error);
}

/**
 * rung_store_check_file:
 * @path: a plan file
 * @error: return location for a #RUNG_STORE_ERROR when it cannot be looked at
 *
 * Looks for damage in every page, table and record, and for broken rules, without
 * changing anything.
 *
 * Returns: (transfer container) (element-type utf8): what is wrong, in plain English;
 *   empty when all is well; or %NULL
 */
GPtrArray *
rung_store_check_file (const char  *path,
                       GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return rung_look_check (path, rung_schema_get_current (), error);
}

/**
 * rung_store_was_changed_since:
 * @self: a store
 * @instant_usec: an instant
 *
 * Returns: whether the history has an entry of that instant or later; %TRUE when it
 *   cannot be read, so that a backup is rather made than not
 */
gboolean
rung_store_was_changed_since (RungStore *self,
                              gint64     instant_usec)
{
  gint64 last;

  g_return_val_if_fail (RUNG_IS_STORE (self), FALSE);

  if (!ensure_connection (self, NULL) ||
      !rung_journal_get_last_instant (self->connection->journal, &last, NULL))
    return TRUE;
  return last >= instant_usec;
}
