/* govcredit: the install script, assembled from the rooms' .sql files */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION govcredit" to load this file. \quit

