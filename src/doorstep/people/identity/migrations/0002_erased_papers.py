"""Papers of an erased person keep neither birthday nor blind indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dossier",
            name="born_on",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="id_number_index",
            field=models.BinaryField(max_length=16, null=True),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="name_index",
            field=models.BinaryField(max_length=16, null=True),
        ),
    ]
