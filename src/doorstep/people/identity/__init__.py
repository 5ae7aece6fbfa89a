"""Identity: papers of workers and merchants, reviewed by people, and until when they hold.

Words: *dossier* (one subject's papers and their review), *document* (one paper in it), *assurance*
(how sure the house is: none, ocr, face_assisted, authority).
Promises: nobody under 18 is cleared to enter homes; what has expired clears nobody, even before
the timer has fired; every review keeps who, when and why.
Not for: skills and trade licences of the calendar (workers), contracts (partners).
"""
