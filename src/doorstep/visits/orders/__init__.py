"""Orders: the contract between customer and seller, from the wish to the closed book.

Keeps: the order with its terms as sold, its visits (when and where) and their seats (who), every
move with who, when and why, change orders, and the evidence chain of the order.
Promises: a state changes only along the table in `rules.moves`; one worker at most wins a seat; a
fee shown before the tap is the fee that is taken; every fen asked of the customer is total plus
approved changes minus what was paid.
Not for: finding the worker (dispatch), where the worker is (tracking), who gets which share
(settlement), complaints (quality).
"""
