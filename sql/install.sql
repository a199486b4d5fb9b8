-- The extension is there, in its own schema, and brings nothing else along.
SELECT e.extname, n.nspname, e.extrelocatable
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
 WHERE e.extname = 'govcredit';
