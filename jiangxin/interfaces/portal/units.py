"""English names of the units that answer for the clauses; the policy itself names them in Chinese only."""

from jiangxin.interfaces.portal.languages import Language

ENGLISH_NAMES = {
    "省人社厅": "Human Resources and Social Security Department",
    "省教育厅": "Education Department",
    "省应急管理厅": "Emergency Management Department",
    "省科技厅": "Science and Technology Department",
    "省工信厅": "Industry and Information Technology Department",
    "省住建厅": "Housing and Urban-Rural Development Department",
    "省国资委": "State-owned Assets Commission",
    "团省委": "Communist Youth League of the Province",
    "省总工会": "Federation of Trade Unions",
    "省退役军人事务厅": "Veterans Affairs Department",
    "省扶贫办": "Poverty Alleviation Office",
    "省司法厅": "Justice Department",
    "省公安厅": "Public Security Department",
    "省妇联": "Women's Federation",
    "省残联": "Disabled Persons' Federation",
    "人民银行哈尔滨中心支行": "People's Bank of China, Harbin Branch",
    "省财政厅": "Finance Department",
    "省农业农村厅": "Agriculture and Rural Affairs Department",
    "省发改委": "Development and Reform Commission",
    "省民政厅": "Civil Affairs Department",
    "省市场监管局": "Market Regulation Administration",
    "省商务厅": "Commerce Department",
    "各市（地）政府（行署）": "City and prefecture governments",
    "省税务局": "Tax Bureau",
    "省审计厅": "Audit Department",
}


def name_unit(unit: str, language: Language) -> str:
    """The unit in the page's language; its own name where it has no English one here."""
    return ENGLISH_NAMES.get(unit, unit) if language == "en" else unit
