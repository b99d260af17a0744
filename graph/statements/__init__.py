"""From linked mentions to statements: candidates by structure, rules, a small trained model."""
