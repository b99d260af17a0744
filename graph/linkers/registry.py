"""The linkers, one for each type, in the ontology's order."""

from functools import cache

from graph.linkers.company_linker import CompanyLinker
from graph.linkers.industry_linker import IndustryLinker
from graph.linkers.organization_linker import OrganizationLinker
from graph.linkers.park_linker import ParkLinker
from graph.linkers.policy_linker import PolicyLinker
from graph.linkers.program_linker import ProgramLinker
from graph.linkers.proposal import Linker
from graph.linkers.region_linker import RegionLinker


@cache
def linkers() -> tuple[Linker, ...]:
    """Return the seven linkers."""
    return (
        RegionLinker(),
        CompanyLinker(),
        OrganizationLinker(),
        PolicyLinker(),
        ProgramLinker(),
        IndustryLinker(),
        ParkLinker(),
    )
