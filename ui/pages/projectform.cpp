// SPDX-License-Identifier: MIT
#include "ui/pages/projectform.h"

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectForm::ProjectForm(QWidget *parent)
    : RecordForm(parent)
{
    addLine("name", u"projectNameEdit"_s, tr("&Name"));
    addText("description", u"projectDescriptionEdit"_s, tr("&Description"));
    addTags("tags", u"projectTagsEdit"_s, tr("&Tags"));
    addLine("jobNumber", u"projectJobNumberEdit"_s, tr("&Job number"));
    addFlag("private", u"projectPrivateCheck"_s, tr("Acc&ess"),
            tr("Private: only its own people see the project"));
    addFlag("anonymousComments", u"projectAnonymousCheck"_s, tr("&Comments"),
            tr("Anybody who can see it may comment, even without signing in"));
}

} // namespace Speckle
