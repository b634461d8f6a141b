"""Les mots du programme en français : un module par pièce qui parle."""
