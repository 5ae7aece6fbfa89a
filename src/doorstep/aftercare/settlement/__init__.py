"""Settlement: who gets how much of an order, when it may leave, and taking it back.

At acceptance the paid money of an order is divided by the share plan it was sold under; the parts
wait for the dispute window.  In mode D the workers' parts then become available; in mode S2 the
shares leave each payment by profit sharing under the channel's cap, and the rest unfreezes to the
merchant, before the channel's own clock does it.  An open dispute holds them.  An order is closed
when its escrow is empty and nothing of it is under way.
"""
