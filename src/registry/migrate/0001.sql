/* The first layout is what create_registry() makes. */
