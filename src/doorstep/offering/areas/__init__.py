"""Areas: where a city serves, what the way there costs, its holidays, nights and working rules.

Words: an *area* is a served polygon (city > district > zone), a *tariff* is the travel fare of one
mode in one version, a *city pack* is the file a city starts from. It promises that a loaded pack is
kept as an immutable version. It is not for what is sold (catalog) or for who works (workers).
"""
