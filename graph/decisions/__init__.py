"""What people decided about names, entities and statements, and how a document follows it."""
