/* govcredit: the install script, assembled from the rooms' .sql files */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION govcredit" to load this file. \quit

-- Everything here may be used by everybody; what is not, says so itself.
GRANT USAGE ON SCHEMA govcredit TO PUBLIC;
