/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks how the lines of an event stream become blocks. */
#include "client/blocks.h"

static void
test_event (void)
{
  g_autoptr (LoketBlocks) blocks = loket_blocks_new ();
  LoketBlock block;

  g_assert_false (loket_blocks_take_line (blocks, "id: 17", &block));
  g_assert_false (loket_blocks_take_line (blocks, "event: queue", &block));
  g_assert_false (loket_blocks_take_line (blocks, "data: {\"seq\":17}", &block));
  g_assert_true (loket_blocks_take_line (blocks, "", &block));
  g_assert_cmpint (block.id, ==, 17);
  g_assert_cmpstr (block.event, ==, "queue");
  g_assert_cmpstr (block.data, ==, "{\"seq\":17}");
}

static void
test_next_begins_anew (void)
{
  g_autoptr (LoketBlocks) blocks = loket_blocks_new ();
  LoketBlock block;

  loket_blocks_take_line (blocks, "id: 17", &block);
  loket_blocks_take_line (blocks, "event: queue", &block);
  g_assert_true (loket_blocks_take_line (blocks, "", &block));
  g_assert_false (loket_blocks_take_line (blocks, "", &block));
  loket_blocks_take_line (blocks, "data:x", &block);
  loket_blocks_take_line (blocks, "data: y", &block);
  g_assert_true (loket_blocks_take_line (blocks, "", &block));
  g_assert_cmpint (block.id, ==, -1);
  g_assert_null (block.event);
  g_assert_cmpstr (block.data, ==, "x\ny");
}

static void
test_only_id (void)
{
  g_autoptr (LoketBlocks) blocks = loket_blocks_new ();
  LoketBlock block;

  g_assert_false (loket_blocks_take_line (blocks, "id: 9007199254740992", &block));
  g_assert_true (loket_blocks_take_line (blocks, "", &block));
  g_assert_cmpint (block.id, ==, G_GINT64_CONSTANT (9007199254740992));
  g_assert_null (block.data);
}

static void
test_passed_over (void)
{
  static const char *const lines[] = {
      ":", ": a comment", "", "retry: 10", "idle: 3", "id: x", "id: -4", "id", ""};
  g_autoptr (LoketBlocks) blocks = loket_blocks_new ();
  LoketBlock block;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_false (loket_blocks_take_line (blocks, lines[i], &block));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/blocks/event", test_event);
  g_test_add_func ("/client/blocks/next-begins-anew", test_next_begins_anew);
  g_test_add_func ("/client/blocks/only-id", test_only_id);
  g_test_add_func ("/client/blocks/passed-over", test_passed_over);
  return g_test_run ();
}
